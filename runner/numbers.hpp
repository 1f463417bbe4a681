// Python's numbers as the float comparator sees them.
// Runs in: gradebox (trusted); values may come from a candidate.
#pragma once

#include <optional>

#include "harness/value.hpp"

namespace gradebox::runner {

struct Tolerance {
    double absolute{0};
    double relative{0};
};

// int of any size and float; not bool. long double holds every 64-bit int exactly.
std::optional<long double> as_real(const harness::Value& value);

// As math.isclose(3.11): the larger of both tolerances counts, infinities equal only themselves; NaN equals NaN.
bool is_close(long double expected, long double actual, const Tolerance& tolerance);

// nullopt unless both are numbers (int, float, complex).
std::optional<bool> are_close(const harness::Value& expected, const harness::Value& actual, const Tolerance& tolerance);

}  // namespace gradebox::runner
