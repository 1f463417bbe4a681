#include <doctest/doctest.h>

#include "runner/comparator.hpp"

using namespace gradebox::runner;

namespace {

std::string difference(std::string_view expected, std::string_view actual, const Comparator& comparator) {
    const Comparison comparison = compare_text(expected, actual, comparator);
    CHECK(comparison.equal == comparison.difference.empty());
    return comparison.difference;
}

constexpr TextComparator kExact{Whitespace::exact};
constexpr TextComparator kTrailing{Whitespace::trailing};
constexpr TextComparator kTokens{Whitespace::tokens};

}  // namespace

TEST_CASE("exact text is compared byte for byte") {
    CHECK(difference("a\n", "a\n", kExact).empty());
    CHECK(difference("a\n", "a", kExact) == "the line feed at the end is missing");
    CHECK(difference("a", "a\n", kExact) == "there is a line feed too many at the end");
    CHECK(difference("a\n", "a \n", kExact) == "line 1: expected 'a', got 'a '");
}

TEST_CASE("trailing forgives white space at the ends of lines and of the text, and nowhere else") {
    CHECK(difference("a\nb\n", "a  \r\nb\n\n \n", kTrailing).empty());
    CHECK(difference("", "\n", kTrailing).empty());
    CHECK(difference("a\nb", " a\nb", kTrailing) == "line 1: expected 'a', got ' a'");
    CHECK(difference("a\n\nb", "a\nb", kTrailing) == "line 2: expected '', got 'b'");
    CHECK(difference("a\nb", "a", kTrailing) == "line 2: expected 'b', got the end of the output");
    CHECK(difference("a", "a\nb", kTrailing) == "line 2: expected the end of the output, got 'b'");
}

TEST_CASE("tokens compares the words") {
    CHECK(difference("1 2 3", " 1\n2\t3\n", kTokens).empty());
    CHECK(difference("1 2 3", "1 23", kTokens) == "word 2: expected '2', got '23'");
}

TEST_CASE("json compares one document with tolerance, whatever the order of its keys") {
    const JsonComparator json{};
    CHECK(difference("{\"a\": 1, \"b\": [1.5]}", "{\"b\":[1.5000000001],\"a\":1.0}\n", json).empty());
    CHECK(difference("{\"a\": 1}", "{\"a\": true}", json) == "at ['a']: types differ: expected int, got bool");
    CHECK(difference("[1]", "[1] [1]", json).starts_with("the output is not one JSON document: line 1, column"));
    CHECK(difference("[1]", "", json).starts_with("the output is not one JSON document"));
}

TEST_CASE("output that is not text is shown escaped") {
    CHECK(difference("a", "\x1b[31m\xff", kTrailing) == "line 1: expected 'a', got '\\x1b[31m\\xff'");
}
