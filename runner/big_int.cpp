#include "runner/big_int.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>
#include <iterator>
#include <vector>

namespace gradebox::runner {
namespace {

using boost::multiprecision::cpp_int;

constexpr std::size_t kMaxDigits = 100'000;
constexpr std::size_t kMaxDecimalBytes = 1800;  // about 4,300 digits: conversion is quadratic beyond

std::string magnitude_of(const cpp_int& value) {
    std::vector<unsigned char> bytes;
    boost::multiprecision::export_bits(value, std::back_inserter(bytes), 8, false);
    while (!bytes.empty() && bytes.back() == 0) bytes.pop_back();
    return {bytes.begin(), bytes.end()};
}

std::string to_hexadecimal(const harness::BigInt& value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text = value.negative ? "-0x" : "0x";
    for (auto byte = value.magnitude.rbegin(); byte != value.magnitude.rend(); ++byte) {
        text += kHex[static_cast<unsigned char>(*byte) >> 4];
        text += kHex[static_cast<unsigned char>(*byte) & 15];
    }
    return text;
}

}  // namespace

std::optional<harness::Value> parse_int(std::string_view text) {
    std::int64_t small = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), small);
    if (error == std::errc{} && end == text.data() + text.size()) return harness::Value{small};
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || text.size() > kMaxDigits || !std::all_of(text.begin(), text.end(), is_digit)) {
        return std::nullopt;
    }
    // cpp_int reads a leading zero as octal.
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size()));
    return harness::Value{harness::BigInt{negative, magnitude_of(cpp_int{std::string{text}})}};
}

std::string to_decimal(const harness::BigInt& value) {
    if (value.magnitude.size() > kMaxDecimalBytes) return to_hexadecimal(value);
    const std::vector<unsigned char> bytes(value.magnitude.begin(), value.magnitude.end());
    cpp_int number;
    boost::multiprecision::import_bits(number, bytes.begin(), bytes.end(), 8, false);
    return (value.negative ? "-" : "") + number.str();
}

long double to_long_double(const harness::BigInt& value) {
    long double number = 0;
    for (auto byte = value.magnitude.rbegin(); byte != value.magnitude.rend(); ++byte) {
        number = number * 256 + static_cast<unsigned char>(*byte);
        if (std::isinf(number)) break;
    }
    return value.negative ? -number : number;
}

}  // namespace gradebox::runner
