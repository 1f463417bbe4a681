#include "runner/comparator.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <limits>

#include "runner/json_document.hpp"
#include "runner/value_json.hpp"

using namespace gradebox::runner;
using namespace gradebox::harness;

namespace {

const ValueScope kScope{{}, {}, {"decimal.Decimal"}};

Value value(const std::string& json) {
    return value_from_json(parse_json(json).value(), ValueUse::expected, kScope).value();
}

bool equal(const std::string& expected, const std::string& actual, const Comparator& comparator = ExactComparator{}) {
    const Comparison comparison = compare(value(expected), value(actual), comparator);
    CHECK(comparison.equal == comparison.difference.empty());
    return comparison.equal;
}

std::string difference(const std::string& expected, const std::string& actual,
                       const Comparator& comparator = ExactComparator{}) {
    return compare(value(expected), value(actual), comparator).difference;
}

Value numbers(std::int64_t first, std::int64_t count, bool as_set) {
    Values items;
    for (std::int64_t i = 0; i < count; ++i) items.push_back(Value{(i * 7919 + first) % count});
    return as_set ? Value{Set{std::move(items)}} : Value{List{std::move(items)}};
}

}  // namespace

TEST_CASE("exact tells types apart at every depth") {
    CHECK(equal("[1, [true, \"x\"]]", "[1, [true, \"x\"]]"));
    CHECK_FALSE(equal("1", "true"));
    CHECK_FALSE(equal("1", "1.0"));
    CHECK_FALSE(equal("[1]", "{\"$tuple\": [1]}"));
    CHECK_FALSE(equal("[[0]]", "[[false]]"));
    CHECK_FALSE(equal("{\"a\": 1}", "{\"a\": 1.0}"));
    CHECK_FALSE(equal("{\"$set\": [1]}", "{\"$set\": [true]}"));
    CHECK_FALSE(equal("{\"$set\": [1]}", "{\"$frozenset\": [1]}"));
    CHECK_FALSE(equal("\"1\"", "{\"$bytes\": \"MQ==\"}"));
}

TEST_CASE("NaN equals NaN and the zeros are equal") {
    CHECK(equal("[{\"$float\": \"nan\"}]", "[{\"$float\": \"nan\"}]"));
    CHECK(equal("0.0", "-0.0"));
    CHECK(equal("{\"$set\": [{\"$float\": \"nan\"}]}", "{\"$set\": [{\"$float\": \"nan\"}]}"));
    CHECK_FALSE(equal("{\"$float\": \"inf\"}", "{\"$float\": \"-inf\"}"));
}

TEST_CASE("the order of dict keys and set items does not matter, that of lists does") {
    CHECK(equal("{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}"));
    CHECK(equal("{\"$set\": [1, 2, \"x\"]}", "{\"$set\": [\"x\", 2, 1]}"));
    CHECK_FALSE(equal("[1, 2]", "[2, 1]"));
}

TEST_CASE("float forgives within the tolerances, ints and floats alike, but not bools") {
    const FloatComparator close{1e-6, 1e-9};
    CHECK(equal("[1, 2.0]", "[1.0000001, 2]", close));
    CHECK_FALSE(equal("1.0", "1.00001", close));
    CHECK_FALSE(equal("1", "true", close));
    CHECK_FALSE(equal("{\"$float\": \"inf\"}", "1e308", close));
    CHECK(equal("{\"$float\": \"nan\"}", "{\"$float\": \"nan\"}", close));
    CHECK(equal("{\"$set\": [1.0, 2.0]}", "{\"$set\": [2.0000001, 1.0000001]}", close));
    CHECK(equal("{\"$set\": [{\"$tuple\": [1.0]}, \"x\"]}", "{\"$set\": [\"x\", {\"$tuple\": [1.0000001]}]}", close));
    CHECK(equal("{\"$dict\": [[1.0, \"a\"]]}", "{\"$dict\": [[1.0000001, \"a\"]]}", close));
    CHECK_FALSE(equal("9007199254740993", "9007199254740992", FloatComparator{0, 0}));
}

TEST_CASE("unordered forgives the order of the outermost list only") {
    const UnorderedComparator unordered{};
    CHECK(equal("[1, 2, 2]", "[2, 1, 2]", unordered));
    CHECK_FALSE(equal("[1, 2, 2]", "[1, 1, 2]", unordered));
    CHECK_FALSE(equal("[[1, 2]]", "[[2, 1]]", unordered));
    CHECK_FALSE(equal("[1, 2]", "{\"$tuple\": [2, 1]}", unordered));
    CHECK_FALSE(equal("[1, 2]", "[1, 2, 2]", unordered));
}

TEST_CASE("wildcards stand for any object of a type, or for anything") {
    const Value node{Object{7, "Node"}};
    CHECK(compare(value("{\"$object\": \"Node\"}"), node, ExactComparator{}).equal);
    CHECK(compare(value("{\"$object\": \"Node\"}"), Value{Object{7, "tree.Node"}}, ExactComparator{}).equal);
    CHECK_FALSE(compare(value("{\"$object\": \"ode\"}"), node, ExactComparator{}).equal);
    CHECK(equal("[{\"$any\": true}, 2]", "[\"x\", 2]"));
    CHECK(equal("{\"$set\": [{\"$any\": true}, 1]}", "{\"$set\": [1, \"x\"]}"));
    CHECK(equal("[{\"$any\": true}, {\"$object\": \"int\"}]", "[1, \"x\"]", UnorderedComparator{}));
}

TEST_CASE("a wildcard in the answer is no wildcard") {
    CHECK_FALSE(compare(Value{std::int64_t{1}}, Value{Object{0, "*"}}, ExactComparator{}).equal);
    CHECK_FALSE(compare(value("[1]"), Value{List{{Value{Object{0, "*"}}}}}, UnorderedComparator{}).equal);
}

TEST_CASE("a forged dict with one key twice equals nothing") {
    Dict forged;
    forged.items.push_back({Value{Str{"a"}}, Value{std::int64_t{1}}});
    forged.items.push_back({Value{Str{"a"}}, Value{std::int64_t{1}}});
    CHECK_FALSE(compare(value("{\"a\": 1, \"b\": 1}"), Value{forged}, ExactComparator{}).equal);
}

TEST_CASE("a difference says where and what") {
    CHECK(difference("[1, 2, 3, 5]", "[1, 2, 3, 6]") == "at [3]: expected 5, got 6");
    CHECK(difference("1", "true") == "types differ: expected int, got bool");
    CHECK(difference("{\"a\": [1, {\"b\": 2}]}", "{\"a\": [1, {\"b\": \"2\"}]}") ==
          "at ['a'][1]['b']: types differ: expected int, got str");
    CHECK(difference("[1, 2, 3]", "[1, 2]") == "expected 3 items, got 2; missing from [2] on: 3");
    CHECK(difference("[1]", "[1, 9]") == "expected 1 items, got 2; surplus from [1] on: 9");
    CHECK(difference("{\"a\": 1}", "{\"b\": 1}") == "keys differ: missing: 'a'; not expected: 'b'");
    CHECK(difference("{\"$set\": [1, 2]}", "{\"$set\": [1, 3]}") == "missing: 2; not expected: 3");
    CHECK(difference("{\"$record\": [\"decimal.Decimal\", {\"text\": \"1\"}]}",
                     "{\"$record\": [\"decimal.Decimal\", {\"text\": \"2\"}]}") == "at .text: expected '1', got '2'");
}

TEST_CASE("long strings are shown around their first difference") {
    const std::string start(200, 'a');
    const std::string text = compare(Value{Str{start + "x"}}, Value{Str{start + "y"}}, ExactComparator{}).difference;
    CHECK(text == "strings differ at character 200: expected …'aaaaaaaaaaaax', got …'aaaaaaaaaaaay'");
}

TEST_CASE("large sets and unordered lists are compared in far less than quadratic time") {
    const auto start = std::chrono::steady_clock::now();
    CHECK(compare(numbers(0, 20'000, true), numbers(13, 20'000, true), ExactComparator{}).equal);
    CHECK(compare(numbers(0, 20'000, true), numbers(13, 20'000, true), FloatComparator{}).equal);
    CHECK(compare(numbers(0, 20'000, false), numbers(13, 20'000, false), UnorderedComparator{}).equal);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{10});
}

TEST_CASE("repr writes as Python does") {
    CHECK(repr(value("[1.0, 1e16, 1e-5, 0.1, 123456789012345.6, 1e22, -0.0]")) ==
          "[1.0, 1e+16, 1e-05, 0.1, 123456789012345.6, 1e+22, -0.0]");
    CHECK(repr(Value{Str{"it's"}}) == "\"it's\"");
    CHECK(repr(Value{Str{"it's \"x\""}}) == "'it\\'s \"x\"'");
    CHECK(repr(Value{Str{"\n\t\\\x1b\x7f é \xe2\x80\xae \xed\xa0\x80 \xff"}}) ==
          "'\\n\\t\\\\\\x1b\\x7f é \\u202e \\ud800 \\xff'");
    CHECK(repr(value("[{\"$tuple\": []}, {\"$set\": []}, {}]")) == "[(), set(), {}]");
    CHECK(repr(value("{\"$complex\": [0, 1]}")) == "1j");
    CHECK(repr(value("{\"$frozenset\": [1]}")) == "frozenset({1})");
}

TEST_CASE("repr is cut at its limit and costs no more than that") {
    const std::string text = repr(numbers(0, 100'000, false), 10);
    CHECK(text == "[0, 7919, …");
    CHECK(repr(Value{Str{"ééééé"}}, 4) == "'é…");
}
