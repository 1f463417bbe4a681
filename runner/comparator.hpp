// Whether an answer is right. Pure functions over plain values and text.
// Runs in: gradebox (trusted).
#pragma once

#include <string>
#include <string_view>

#include "harness/value.hpp"
#include "runner/challenge.hpp"

namespace gradebox::runner {

struct Comparison {
    bool equal{false};
    std::string difference;  // where and how they first differ, for public feedback; empty when equal
};

Comparison compare(const harness::Value& expected, const harness::Value& actual, const Comparator& comparator);
Comparison compare_text(std::string_view expected, std::string_view actual, const Comparator& comparator);

// The value as Python's repr would show it, cut at `limit` bytes with "…".
std::string repr(const harness::Value& value, std::size_t limit = 2000);

// The type as Python names it: "int", "NoneType", or the declared name of an object or record.
std::string type_name(const harness::Value& value);

}  // namespace gradebox::runner
