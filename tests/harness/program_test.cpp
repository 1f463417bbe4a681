#include "harness/program.hpp"

#include <doctest/doctest.h>

#include "harness/messages.hpp"

using namespace gradebox::harness;

namespace {

// As the stub writes them: see harness/tags.hpp.
const std::string kOne = std::string{"\x00\x03\x02", 3};
const std::string kRaised = std::string{
    "\x01\x08KeyError\x01\x09"
    "Exception\x01k\x00",
    24};
const std::string kEnd = "\x02";

}  // namespace

TEST_CASE("outcomes come in order, values and exceptions") {
    const auto outcomes = decode_outcomes(kOne + kRaised + kOne + kEnd, 3);
    REQUIRE(outcomes.has_value());
    REQUIRE(outcomes->size() == 3);
    CHECK(std::get<Value>((*outcomes)[0]) == Value{std::int64_t{1}});
    CHECK(std::get<Raised>((*outcomes)[1]) == Raised{"KeyError", {"Exception"}, "k", ""});
}

TEST_CASE("there must be exactly as many outcomes as steps") {
    CHECK(decode_outcomes(kEnd, 0).has_value());
    CHECK(!decode_outcomes(kEnd, 1).has_value());
    CHECK(!decode_outcomes(kOne + kEnd, 2).has_value());
    CHECK(!decode_outcomes(kOne + kOne + kEnd, 1).has_value());
    CHECK(!decode_outcomes("", 0).has_value());
    CHECK(!decode_outcomes("", 1'000'000'000'000).has_value());
}

TEST_CASE("outcomes without an end, or with something behind it, are refused") {
    CHECK(!decode_outcomes(kOne, 1).has_value());
    CHECK(!decode_outcomes(kOne + kEnd + kEnd, 1).has_value());
    CHECK(!decode_outcomes(kOne + kEnd + std::string(1, '\0'), 1).has_value());
}

TEST_CASE("outcomes that are cut off anywhere are refused") {
    const auto bytes = kRaised + kOne + kRaised + kEnd;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(!decode_outcomes(std::string_view{bytes}.substr(0, size), 3).has_value());
}

TEST_CASE("an exception cannot claim endless bases") {
    std::string bytes{"\x01\x00\x80\x80\x40", 5};  // a raised outcome without a name, and a million bases
    bytes.resize(2 << 20, '\0');
    CHECK(!decode_outcomes(bytes, 1).has_value());
}

TEST_CASE("a program's encoding marks the steps whose results are used later") {
    const Program unused{Call{Module{}, "f", {}, {}}, Call{Module{}, "g", {}, {}}};
    const Program used{Call{Module{}, "f", {}, {}}, Call{StepResult{0}, "g", {}, {}}};
    const Program argument{Call{Module{}, "f", {}, {}}, Call{Module{}, "g", {{List{{{Object{0, ""}}}}}}, {}}};
    CHECK(encode(unused)[1] == '\x00');
    CHECK(encode(used)[1] == '\x80');
    CHECK(encode(argument)[1] == '\x80');
}

TEST_CASE("a repeated call's arguments are values, or say what they are made from") {
    const Repeat repeat{
        {{std::nullopt, "f", {Value{std::int64_t{1}}, Made{Making::text, "ab"}}}}, 300, 2, true, false, true};
    // The tag and the body's length; n, times, three flags, one call: the module, "f", two arguments.
    const std::string body{"\xac\x02\x02\x01\x00\x01\x01\x00\x01\x66\x02\x00\x03\x02\x01\x08\x02\x61\x62", 19};
    CHECK(encode(Program{repeat}) == std::string{"\x01\x06\x13", 3} + body);
    CHECK(encode(Program{Again{300}}) == std::string{"\x01\x07\x02\xac\x02", 5});
}

TEST_CASE("a repeated call keeps the result of the step that it is made on, and of those that it is given") {
    const Call make{Module{}, "f", {}, {}};
    CHECK(encode(Program{make, Repeat{{{0, "g", {}}}}})[1] == '\x80');
    CHECK(encode(Program{make, Repeat{{{std::nullopt, "g", {Value{Object{0, ""}}}}}}})[1] == '\x80');
    CHECK(encode(Program{make, Repeat{{{std::nullopt, "g", {}}}}})[1] == '\x00');
}
