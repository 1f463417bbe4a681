// The current Python exception, written down for the host. Runs in: the candidate's process.
#pragma once

#include <string_view>

#include "harness/object_codec.hpp"

namespace gradebox::harness {

// Writes the current exception in the form of `Raised`, and clears it. Never fails. Only the solution's frames appear
// in its traceback.
void write_raised(RoomWriter& out);

// Writes one that gradebox itself raises.
void write_raised(RoomWriter& out, std::string_view type_name, std::string_view message);

}  // namespace gradebox::harness
