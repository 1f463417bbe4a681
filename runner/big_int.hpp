// Whole numbers of any size between decimal text and harness::Value.
// Runs in: gradebox (trusted); BigInt values from a candidate are hostile, and capped in what they cost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "harness/value.hpp"

namespace gradebox::runner {

// std::int64_t when it fits, otherwise BigInt. nullopt unless the text is -?[0-9]+ of at most 100,000 digits.
std::optional<harness::Value> parse_int(std::string_view text);

// Decimal digits; beyond about 4,300 digits, where Python itself refuses, hexadecimal as 0x….
std::string to_decimal(const harness::BigInt& value);

// Infinity when out of range.
long double to_long_double(const harness::BigInt& value);

}  // namespace gradebox::runner
