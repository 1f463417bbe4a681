// One byte string for each plain value, so that equal values can be found by sorting or hashing.
// Runs in: gradebox (trusted); values may come from a candidate.
#pragma once

#include <string>

#include "harness/value.hpp"

namespace gradebox::runner {

// Two values have the same canonical form exactly when the exact comparator calls them equal, but for wildcards
// (expected Objects). No form is the prefix of another.
std::string canonical(const harness::Value& value);

}  // namespace gradebox::runner
