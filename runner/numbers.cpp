#include "runner/numbers.hpp"

#include <algorithm>
#include <cmath>

#include "runner/big_int.hpp"

namespace gradebox::runner {
namespace {

struct Parts {
    long double real{0};
    long double imaginary{0};
};

std::optional<Parts> as_complex(const harness::Value& value) {
    if (const auto* const number = std::get_if<std::complex<double>>(&value.data)) {
        return Parts{number->real(), number->imag()};
    }
    if (const auto real = as_real(value)) return Parts{*real, 0};
    return std::nullopt;
}

}  // namespace

std::optional<long double> as_real(const harness::Value& value) {
    if (const auto* const whole = std::get_if<std::int64_t>(&value.data)) return static_cast<long double>(*whole);
    if (const auto* const real = std::get_if<double>(&value.data)) return static_cast<long double>(*real);
    if (const auto* const big = std::get_if<harness::BigInt>(&value.data)) return to_long_double(*big);
    return std::nullopt;
}

bool is_close(long double expected, long double actual, const Tolerance& tolerance) {
    if (std::isnan(expected) || std::isnan(actual)) return std::isnan(expected) && std::isnan(actual);
    if (expected == actual) return true;
    if (std::isinf(expected) || std::isinf(actual)) return false;
    const long double larger = std::max(std::fabs(expected), std::fabs(actual));
    const long double allowed =
        std::max(static_cast<long double>(tolerance.absolute), static_cast<long double>(tolerance.relative) * larger);
    return std::fabs(expected - actual) <= allowed;
}

std::optional<bool> are_close(const harness::Value& expected, const harness::Value& actual,
                              const Tolerance& tolerance) {
    const auto left = as_complex(expected);
    const auto right = left ? as_complex(actual) : std::nullopt;
    if (!right) return std::nullopt;
    if (expected == actual) return true;  // ints beyond what long double can tell apart
    return is_close(left->real, right->real, tolerance) && is_close(left->imaginary, right->imaginary, tolerance);
}

}  // namespace gradebox::runner
