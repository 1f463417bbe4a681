// How many values a value holds at all depths: what it costs in memory, by and large.
// Used by: gradebox (trusted), of values that it has decoded.
#pragma once

#include <cstddef>

#include "harness/value.hpp"

namespace gradebox::harness {

std::size_t count_items(const Value& value);

}  // namespace gradebox::harness
