#include "runner/verdict.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "runner/error.hpp"

using namespace gradebox::runner;

TEST_CASE("every verdict reads back from its word and has a helpful explanation") {
    CHECK(all_verdicts().size() == 13);
    for (const Verdict verdict : all_verdicts()) {
        CHECK(parse_verdict(to_string(verdict)) == verdict);
        const std::string_view text = explanation(verdict);
        CHECK(std::count(text.begin(), text.end(), '.') >= 2);
    }
}

TEST_CASE("an unknown word is no verdict") {
    CHECK_FALSE(parse_verdict("Accepted"));
    CHECK_FALSE(parse_verdict(""));
}

TEST_CASE("an error reads as compilers write it") {
    CHECK(to_string(Error{"odd", "a/b.toml", 3, 5}) == "a/b.toml:3:5: odd");
    CHECK(to_string(Error{"odd", "a/b.toml", 3, 0}) == "a/b.toml:3: odd");
    CHECK(to_string(Error{"odd", "a/b.toml", 0, 0}) == "a/b.toml: odd");
    CHECK(to_string(Error{"odd", "", 0, 0}) == "odd");
}
