#include <doctest/doctest.h>
#include <sys/stat.h>

#include "runner/load_cases.hpp"
#include "tests/runner/challenge_folder.hpp"

using namespace gradebox::runner;
namespace harness = gradebox::harness;

TEST_CASE("a sound challenge loads with its defaults") {
    const ChallengeFolder folder;
    const Challenge challenge = folder.load();
    CHECK(challenge.id == "a-sum");
    CHECK(challenge.title == "Sum");
    CHECK(challenge.entry.name == "add");
    CHECK(challenge.limits == gradebox::sandbox::Limits{});
    CHECK(challenge.max_score() == 1.0);
    REQUIRE(challenge.groups.size() == 1);
    CHECK(challenge.groups[0].visibility == Visibility::hidden);
    CHECK(std::holds_alternative<ExactComparator>(challenge.groups[0].comparator));
    CHECK(challenge.groups[0].cases.at(0).id == "basics/small");
    CHECK(challenge.hash.starts_with("sha256:"));
}

TEST_CASE("every key of a full definition is read") {
    const ChallengeFolder folder;
    folder.write("cases/generator.py", "print()");
    folder.write("solutions/accepted/good.py", "");
    folder.write("solutions/wrong_answer/bad.py", "");
    folder.definition(R"(
title = "Sum"
domain = "Numbers"
topics = ["a", "b"]
difficulty = "hard"
[entry]
kind = "calls"
function = "add"
packages = ["pandas"]
types = ["decimal.Decimal"]
[limits]
cpu_time = "1.5s"
memory = "64MiB"
threads = 8
[comparator]
kind = "float"
abs_tol = 0.5
[[input]]
name = "big.log"
generator = "generator.py"
size = "256MiB"
limits = { cpu_time = "60s", wall_time = "120s" }
[[group]]
name = "basics"
visibility = "hint"
points = 2.5
hint = "Think."
isolation = "case"
[group.comparator]
kind = "unordered"
)");
    const Challenge challenge = folder.load();
    CHECK(challenge.limits.cpu_time == std::chrono::milliseconds{1500});
    CHECK(challenge.limits.threads == 8);
    CHECK(challenge.inputs.at(0).generator.is_absolute());
    CHECK(std::holds_alternative<UnorderedComparator>(challenge.groups[0].comparator));
    CHECK(challenge.groups[0].hint == "Think.");
    CHECK(challenge.groups[0].cases[0].fresh_process);
    CHECK(challenge.max_score() == 2.5);
    REQUIRE(challenge.solutions.size() == 2);
    CHECK(challenge.solutions[1].expected == Verdict::wrong_answer);
}

TEST_CASE("the hash follows definition and cases, and nothing else") {
    const ChallengeFolder folder;
    const std::string before = folder.load().hash;
    folder.write("statement.md", "Other words.\n");
    CHECK(folder.load().hash == before);
    folder.write("cases/data.txt", "x");
    CHECK(folder.load().hash != before);
}

TEST_CASE("all faults of a definition are told, in order, with line and column") {
    const ChallengeFolder folder;
    folder.definition(
        "title = 3\n[entry]\nkind = \"cals\"\nfunction = \"add\"\n[limits]\nmemroy = \"64MiB\"\ncpu_time = \"2\"\n"
        "[[group]]\nname = \"basics\"\npoints = 0\n");
    const auto faults = folder.faults();
    REQUIRE(faults.size() == 5);
    CHECK(faults[0] == "challenge.toml:1:9: \"title\" must be a string, not an integer");
    CHECK(faults[1] ==
          "challenge.toml:3:8: \"kind\" in [entry] can't be \"cals\", only one of calls, script, suite (did you mean "
          "\"calls\"?)");
    CHECK(faults[2] == "challenge.toml:6:1: unknown key \"memroy\" in [limits] (did you mean \"memory\"?)");
    CHECK(faults[3].starts_with("challenge.toml:7:12: \"cpu_time\" in [limits]: \"2\" lacks its unit"));
    CHECK(faults[4] == "challenge.toml:10:10: \"points\" must be more than 0");
}

TEST_CASE("faulty definitions") {
    const ChallengeFolder folder;
    const std::string head = "title = \"T\"\n";
    const std::string entry = "[entry]\nkind = \"calls\"\nfunction = \"add\"\n";
    const std::string group = "[[group]]\nname = \"basics\"\n";
    const auto says = [&](const std::string& toml, const std::string& part) {
        folder.definition(toml);
        INFO(toml);
        for (const std::string& fault : folder.faults()) INFO(fault);
        return folder.only_fault_says(part);
    };
    CHECK(says("title = \"T", "challenge.toml:1:"));
    CHECK(says(head + group + "visibility = \"hint\"\n" + entry, "needs a \"hint\""));
    CHECK(says(head + entry + group + group, "the group \"basics\" is there twice"));
    CHECK(says(head + entry, "there is no [[group]]"));
    CHECK(says(head + group, "the table [entry] is missing"));
    CHECK(says(head + entry + "class = \"A\"\n" + group, "exactly one of"));
    CHECK(says(head + "[entry]\nkind = \"calls\"\nfunction = \"1x\"\n" + group, "is not a Python name"));
    folder.write("cases/test_a.py", "");
    CHECK(says(head + "[entry]\nkind = \"suite\"\nmodule = \"a..b\"\ntest = \"test_a.py\"\n" + group,
               "is not the name of a module"));
    CHECK(says(head + entry + "[comparator]\nkind = \"text\"\n" + group, "does not fit"));
    CHECK(says(head + entry + "[comparator]\nkind = \"exact\"\nabs_tol = 1\n" + group, "is for the comparators float"));
    CHECK(says(head + entry + "[[input]]\nname = \"x\"\ngenerator = \"g.py\"\nsize = \"1MiB\"\n" + group,
               "there is no file cases/g.py"));
    CHECK(says(head + entry + "[[input]]\nname = \"x\"\ngenerator = \"../g.py\"\nsize = \"1MiB\"\n" + group,
               "not a path under cases/"));
}

TEST_CASE("missing files of a challenge are faults") {
    const ChallengeFolder folder;
    std::filesystem::remove(folder.path() / "statement.md");
    CHECK(folder.only_fault_says("statement.md: cannot be read"));
    folder.write("statement.md", "x");
    std::filesystem::remove(folder.path() / "cases/basics.jsonl");
    CHECK(folder.only_fault_says("cases/basics.jsonl: there is no such file"));
    folder.cases("\n\n");
    CHECK(folder.only_fault_says("the group \"basics\" has no cases"));
    CHECK(load_challenge("/nonexistent").error().at(0).message == "there is no such challenge folder");
}

TEST_CASE("a challenge whose definition is a fifo is a fault and never waited for") {
    const ChallengeFolder folder;
    std::filesystem::remove(folder.path() / "challenge.toml");
    REQUIRE(::mkfifo((folder.path() / "challenge.toml").c_str(), 0600) == 0);
    CHECK(folder.faults().at(0).find("it is a fifo") != std::string::npos);
}

TEST_CASE("a folder of solutions must be named for a verdict that can be earned") {
    const ChallengeFolder folder;
    folder.write("solutions/wrong_anser/a.py", "");
    CHECK(folder.only_fault_says("did you mean \"wrong_answer\"?"));
    std::filesystem::remove_all(folder.path() / "solutions");
    folder.write("solutions/skipped/a.py", "");
    CHECK(folder.only_fault_says("not a verdict that a solution can earn"));
}
