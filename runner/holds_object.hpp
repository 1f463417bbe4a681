// Used by: gradebox, before a value of a candidate's is handed to somebody else's Python.
#pragma once

#include "harness/value.hpp"

namespace gradebox::runner {

// Whether there is an object in it that stayed in the candidate's process.
bool holds_object(const harness::Value& value);

}  // namespace gradebox::runner
