#include "runner/value_json.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "runner/comparator.hpp"
#include "runner/json_document.hpp"

using namespace gradebox::runner;
using namespace gradebox::harness;

namespace {

const ValueScope kScope{{"big.log"}, {{"a", 4}}, {"decimal.Decimal"}};

std::string read(const std::string& json, ValueUse use = ValueUse::expected) {
    auto plain = parse_json(json);
    if (!plain) return "json: " + plain.error().message;
    const auto value = value_from_json(std::move(*plain), use, kScope);
    return value ? repr(*value) : "error: " + value.error();
}

}  // namespace

TEST_CASE("plain JSON keeps the difference between int and float") {
    CHECK(read("[null, true, 1, 1.0, -0.0, \"x\", {\"b\": 1, \"a\": 2}]") ==
          "[None, True, 1, 1.0, -0.0, 'x', {'b': 1, 'a': 2}]");
}

TEST_CASE("ints of any size keep every digit") {
    CHECK(read("-9223372036854775808") == "-9223372036854775808");
    CHECK(read("9223372036854775808") == "9223372036854775808");
    CHECK(read("-123456789012345678901234567890") == "-123456789012345678901234567890");
    CHECK(read("{\"$int\": \"0012\"}") == "12");
    CHECK(read("{\"$int\": \"123456789012345678901234567890\"}") == "123456789012345678901234567890");
    CHECK(std::get<BigInt>(parse_json("18446744073709551616")->data) == BigInt{false, std::string(8, '\0') + '\1'});
}

TEST_CASE("tags give the types that JSON lacks") {
    CHECK(read("{\"$tuple\": [1]}") == "(1,)");
    CHECK(read("{\"$set\": [1, 2]}") == "{1, 2}");
    CHECK(read("{\"$frozenset\": []}") == "frozenset()");
    CHECK(read("{\"$dict\": [[{\"$tuple\": [1, 2]}, null]]}") == "{(1, 2): None}");
    CHECK(read("{\"$bytes\": \"AP8=\"}") == "b'\\x00\\xff'");
    CHECK(read("[{\"$float\": \"nan\"}, {\"$float\": \"-inf\"}, {\"$float\": \"-0.0\"}]") == "[nan, -inf, -0.0]");
    CHECK(read("{\"$complex\": [1, -2.5]}") == "(1-2.5j)");
    CHECK(read("{\"$path\": \"big.log\"}") == "'big.log'");
    CHECK(read("{\"$record\": [\"decimal.Decimal\", {\"text\": \"1.10\"}]}") == "Decimal('1.10')");
    CHECK(read("{\"$object\": \"Node\"}") == "<Node object>");
    CHECK(read("{\"$any\": true}") == "<anything>");
}

TEST_CASE("a reference is the number of an earlier step, and only an argument") {
    const auto value = value_from_json(*parse_json("{\"$ref\": \"a\"}"), ValueUse::argument, kScope);
    CHECK(*value == Value{Object{4, ""}});
    CHECK(read("{\"$ref\": \"a\"}").starts_with("error: \"$ref\" can only stand in an argument"));
    CHECK(read("{\"$ref\": \"b\"}", ValueUse::argument).find("no earlier step has \"as\": \"b\"") != std::string::npos);
    CHECK(read("{\"$any\": true}", ValueUse::argument).starts_with("error: "));
    CHECK(read("{\"$object\": \"T\"}", ValueUse::argument).starts_with("error: "));
}

TEST_CASE("wrong tags are errors") {
    CHECK(read("{\"$tupel\": []}") == "error: unknown tag \"$tupel\" (did you mean \"$tuple\"?)");
    CHECK(read("{\"$tuple\": 1}") == "error: \"$tuple\" takes a list");
    CHECK(read("{\"$set\": [[1]]}").find("no set can hold") != std::string::npos);
    CHECK(read("{\"$set\": [1, 1]}").find("stands twice") != std::string::npos);
    CHECK(read("{\"$tuple\": [], \"b\": 1}").find("must be alone") != std::string::npos);
    CHECK(read("{\"$bytes\": \"AP8\"}").starts_with("error: "));
    CHECK(read("{\"$int\": \"1.5\"}").starts_with("error: "));
    CHECK(read("{\"$float\": \"1.5\"}").starts_with("error: "));
    CHECK(read("{\"$path\": \"big.lo\"}").find("did you mean \"big.log\"") != std::string::npos);
    CHECK(read("{\"$record\": [\"x.Y\", {}]}").find("not among \"types\"") != std::string::npos);
}

TEST_CASE("broken JSON is told with line and column") {
    const auto fault = parse_json("{\"a\":\n  tru}").error();
    CHECK(fault.line == 2);
    CHECK(fault.column == 6);
    CHECK(fault.message.starts_with("not valid JSON: syntax error"));
}

TEST_CASE("a hostile document ends in an error, not in a crash") {
    CHECK(parse_json(std::string(1'000'000, '[')).error().message == "nested too deeply: at most 200 levels");
    CHECK(read("{\"a\": 1, \"a\": 2}").find("stands twice") != std::string::npos);
    CHECK(read("[1] 2").starts_with("json: not valid JSON"));
    CHECK(read("NaN").starts_with("json: "));
    CHECK(read("1e999").starts_with("json: "));
}
