// The current Python exception, written down for the host. Runs in: the candidate's process.
#pragma once

#include <string_view>

#include "harness/object_codec.hpp"

namespace gradebox::harness {

// Where the solution's code says it is; only its frames appear in tracebacks.
inline constexpr const char* kSolutionFile = "/work/solution.py";

// Writes the current exception in the form of `Raised`, and clears it. Never fails.
void write_raised(RoomWriter& out);

// Writes one that gradebox itself raises.
void write_raised(RoomWriter& out, std::string_view type_name, std::string_view message);

}  // namespace gradebox::harness
