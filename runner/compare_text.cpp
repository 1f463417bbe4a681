#include <algorithm>
#include <vector>

#include "runner/comparator.hpp"
#include "runner/json_document.hpp"
#include "runner/lines.hpp"

namespace gradebox::runner {
namespace {

constexpr std::size_t kShownPart = 200;
constexpr std::string_view kSpace = " \t\r\n\v\f";

std::string quoted(std::string_view text) {
    return repr(harness::Value{harness::Str{std::string{text.substr(0, kShownPart * 2)}}}, kShownPart);
}

std::string_view without_trailing_space(std::string_view text) {
    const std::size_t last = text.find_last_not_of(kSpace);
    return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = text.find_first_not_of(kSpace);
    while (start != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(kSpace, start), text.size());
        words.push_back(text.substr(start, end - start));
        start = text.find_first_not_of(kSpace, end);
    }
    return words;
}

using Parts = std::vector<std::string_view>;

// `what` is "line" or "word".
Comparison compare_parts(const Parts& expected, const Parts& actual, const std::string& what) {
    const auto [left, right] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    if (left == expected.end() && right == actual.end()) return {true, ""};
    const std::string place = what + ' ' + std::to_string(left - expected.begin() + 1) + ": expected ";
    if (left == expected.end()) return {false, place + "the end of the output, got " + quoted(*right)};
    if (right == actual.end()) return {false, place + quoted(*left) + ", got the end of the output"};
    return {false, place + quoted(*left) + ", got " + quoted(*right)};
}

Comparison compare_trailing(std::string_view expected, std::string_view actual) {
    Parts left = lines_of(without_trailing_space(expected));
    Parts right = lines_of(without_trailing_space(actual));
    for (std::string_view& line : left) line = without_trailing_space(line);
    for (std::string_view& line : right) line = without_trailing_space(line);
    return compare_parts(left, right, "line");
}

Comparison compare_bytes(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {true, ""};
    Comparison lines = compare_parts(lines_of(expected), lines_of(actual), "line");
    if (!lines.equal) return lines;
    const bool lacks = expected.size() > actual.size();
    return {false, lacks ? "the line feed at the end is missing" : "there is a line feed too many at the end"};
}

std::string at(const JsonFault& fault) {
    if (fault.line == 0) return fault.message;
    return "line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " + fault.message;
}

Comparison compare_json(std::string_view expected, std::string_view actual, const JsonComparator& comparator) {
    const auto left = parse_json(expected);
    if (!left) return {false, "the expected output is not one JSON document: " + at(left.error())};
    const auto right = parse_json(actual);
    if (!right) return {false, "the output is not one JSON document: " + at(right.error())};
    return compare(*left, *right, comparator);
}

}  // namespace

Comparison compare_text(std::string_view expected, std::string_view actual, const Comparator& comparator) {
    if (const auto* const json = std::get_if<JsonComparator>(&comparator)) {
        return compare_json(expected, actual, *json);
    }
    const auto* const text = std::get_if<TextComparator>(&comparator);
    switch (text == nullptr ? Whitespace::exact : text->whitespace) {
        case Whitespace::exact:
            return compare_bytes(expected, actual);
        case Whitespace::trailing:
            return compare_trailing(expected, actual);
        case Whitespace::tokens:
            return compare_parts(words_of(expected), words_of(actual), "word");
    }
    return compare_bytes(expected, actual);
}

}  // namespace gradebox::runner
