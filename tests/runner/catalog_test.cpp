#include "runner/catalog.hpp"

#include <doctest/doctest.h>

#include "runner/suggestion.hpp"
#include "tests/runner/script_challenge.hpp"

namespace gradebox::runner {

TEST_CASE("the nearest known word is suggested, and none that is far") {
    const std::vector<std::string> known{"lru-cache", "deep-clone", "tail-lines"};
    CHECK(closest("lru-cahce", known) == "lru-cache");
    CHECK(closest("lrucache", known) == "lru-cache");
    CHECK(closest("deep-clones", known) == "deep-clone");
    CHECK_FALSE(closest("bank-transfer", known));
    CHECK_FALSE(closest("", known));
    CHECK(did_you_mean("tail-line", known) == " (did you mean \"tail-lines\"?)");
    CHECK(did_you_mean("x", known).empty());
}

TEST_CASE("edits count as people make them") {
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "abc") == 0);
    CHECK(edit_distance("abc", "acb") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a challenge is found by id or by path") {
    const TemporaryFolder folder;
    folder.write("lru-cache/challenge.toml", "");
    folder.write("tail-lines/challenge.toml", "");
    folder.write(".git/config", "");
    folder.write("README.md", "");
    CHECK(*challenge_ids(folder.path()) == std::vector<std::string>{"lru-cache", "tail-lines"});
    CHECK(*find_challenge(folder.path(), "lru-cache") == folder / "lru-cache");
    CHECK(*find_challenge("/nonexistent", (folder / "lru-cache").string()) == folder / "lru-cache");

    const auto unknown = find_challenge(folder.path(), "lru-cahce");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().message.find("did you mean \"lru-cache\"") != std::string::npos);
    CHECK_FALSE(find_challenge(folder.path(), "./lru-cache"));
    CHECK_FALSE(challenge_ids(folder / "nowhere"));
}

}  // namespace gradebox::runner
