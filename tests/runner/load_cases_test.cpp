#include "runner/load_cases.hpp"

#include <doctest/doctest.h>

#include "tests/runner/challenge_folder.hpp"

using namespace gradebox::runner;
namespace harness = gradebox::harness;

namespace {

const CallsCase& calls(const Challenge& challenge) {
    return std::get<CallsCase>(challenge.groups.at(0).cases.at(0).work);
}

bool says(const ChallengeFolder& folder, const std::string& line, const std::string& part) {
    folder.cases(line);
    INFO(line);
    return folder.only_fault_says(part);
}

}  // namespace

TEST_CASE("a function case is one call with its expectation beside the program") {
    const ChallengeFolder folder;
    folder.cases(R"({"id": "a", "args": [1, {"$tuple": [2]}], "kwargs": {"key": null}, "expect": "secret"})");
    const Challenge challenge = folder.load();
    const CallsCase& work = calls(challenge);
    REQUIRE(work.program.size() == 1);
    const auto& call = std::get<harness::Call>(work.program[0]);
    CHECK(call.name == "add");
    CHECK(call.args.size() == 2);
    CHECK(call.kwargs.at(0).first == "key");
    CHECK(std::get<ExpectedValue>(work.expectations.at(0)).value == harness::Value{harness::Str{"secret"}});
    CHECK(harness::encode(work.program).find("secret") == std::string::npos);
}

TEST_CASE("take and digest are steps of their own that carry the expectation") {
    const ChallengeFolder folder;
    folder.cases(R"({"id": "a", "args": [{"$path": "x"}], "files": {"x": "abc"}, "take": 3, "expect": [1]})");
    Challenge challenge = folder.load();
    CHECK(std::holds_alternative<Anything>(calls(challenge).expectations.at(0)));
    CHECK(std::get<harness::Take>(calls(challenge).program.at(1)) == harness::Take{{0}, 3});
    folder.cases(R"({"id": "a", "digest": {"items": 10, "xxh3": "0123456789abcdef"}})");
    challenge = folder.load();
    CHECK(std::holds_alternative<harness::Digest>(calls(challenge).program.at(1)));
    const auto& expected = std::get<ExpectedValue>(calls(challenge).expectations.at(1)).value;
    CHECK(std::get<harness::Dict>(expected.data).items.size() == 2);
}

TEST_CASE("a class case calls the class and then each operation on the object") {
    const ChallengeFolder folder;
    folder.make_class();
    folder.cases(R"({"id": "a", "init": [2], "ops": [["put", 1, 1], ["get", 1]], "expect": [null, 1]})");
    const Challenge challenge = folder.load();
    const CallsCase& work = calls(challenge);
    REQUIRE(work.program.size() == 3);
    CHECK(std::get<harness::Call>(work.program[0]).name == "Box");
    CHECK(std::get<harness::Call>(work.program[1]).target == harness::Target{harness::StepResult{0}});
    CHECK(std::get<harness::Call>(work.program[1]).args.size() == 2);
    CHECK(std::holds_alternative<Anything>(work.expectations[0]));
}

TEST_CASE("steps name results, refer to them, and compare identities on the host") {
    const ChallengeFolder folder;
    folder.make_class();
    folder.cases(R"({"id": "a", "steps": [{"call": "Box", "as": "a"}, {"call": "Box", "as": "b"},)"
                 R"({"same": ["a", "b"], "expect": false}, {"on": "b", "call": "join", "args": [{"$ref": "a"}]},)"
                 R"({"on": "a", "get": "größe", "expect": 3}, {"on": "a", "set": "size", "value": 4},)"
                 R"({"call": "Box", "threads": 8, "distinct": 1}]})");
    const Challenge challenge = folder.load();
    const CallsCase& work = calls(challenge);
    REQUIRE(work.program.size() == 6);
    REQUIRE(work.same.size() == 1);
    CHECK(work.same[0].right == 1);
    CHECK_FALSE(work.same[0].expected);
    const auto& join = std::get<harness::Call>(work.program[2]);
    CHECK(join.target == harness::Target{harness::StepResult{1}});
    CHECK(join.args.at(0) == harness::Value{harness::Object{0, ""}});
    CHECK(std::get<harness::CallTogether>(work.program[5]).threads == 8);
    CHECK(std::get<ExpectedDistinct>(work.expectations[5]).objects == 1);
}

TEST_CASE("a case with a generated input runs in a fresh process") {
    const ChallengeFolder folder;
    folder.write("cases/g.py", "");
    folder.definition(
        "title = \"T\"\n[entry]\nkind = \"calls\"\nfunction = \"f\"\n[[input]]\nname = \"big\"\n"
        "generator = \"g.py\"\nsize = \"1MiB\"\n[[group]]\nname = \"basics\"\n");
    folder.cases(R"({"id": "a", "files": {"log": {"$input": "big"}}, "max_read": "1MiB", "expect": 1})");
    const Challenge challenge = folder.load();
    CHECK(challenge.groups[0].cases[0].fresh_process);
    CHECK(calls(challenge).max_read == gradebox::sandbox::Bytes{1 << 20});
    CHECK(says(folder, R"({"id": "a", "files": {"log": {"$input": "bog"}}, "expect": 1})", "did you mean \"big\"?"));
}

TEST_CASE("a script case is read with its files and expectations") {
    const ChallengeFolder folder;
    folder.make_script();
    folder.write("cases/out.txt", "done");
    folder.cases(R"({"id": "a", "argv": ["-x"], "stdin": "in", "env": {"TZ": "UTC"}, "stdout": {"$data": "out.txt"},)"
                 R"("exit_code": 2, "output_files": {"r.json": {"$bytes": "eA=="}}})");
    const Challenge challenge = folder.load();
    const auto& script = std::get<ScriptCase>(challenge.groups[0].cases[0].work);
    CHECK(script.argv == std::vector<std::string>{"-x"});
    CHECK(script.exit_code == 2);
    CHECK(std::get<DataFile>(*script.standard_output).path.is_absolute());
    CHECK(std::get<InlineContent>(script.output_files.at(0).content).bytes == "x");
}

TEST_CASE("faults of cases tell file and line, and the column where the JSON breaks") {
    const ChallengeFolder folder;
    folder.cases(
        "{\"id\": \"a\", \"expect\": 1}\n\n{\"id\": \"b\" 1}\n{\"id\": \"a\", \"expect\": 2, \"arg\": []}\n[1]\n");
    const auto faults = folder.faults();
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].starts_with("cases/basics.jsonl:3:12: not valid JSON"));
    CHECK(faults[1] == "cases/basics.jsonl:4: the id \"a\" is taken by line 1");
    CHECK(faults[2] == "cases/basics.jsonl:4: unknown key \"arg\" (did you mean \"args\"?)");
    CHECK(faults[3].starts_with("cases/basics.jsonl:5: a case must be a JSON object"));
}

TEST_CASE("faulty function cases") {
    const ChallengeFolder folder;
    CHECK(says(folder, R"({"expect": 1})", "\"id\" is missing"));
    CHECK(says(folder, R"({"id": "a/b", "expect": 1})", "\"id\" must be letters"));
    CHECK(says(folder, R"({"id": "a"})", "nothing is expected"));
    CHECK(says(folder, R"({"id": "a", "expect": 1, "raises": "ValueError"})", "exclude each other"));
    CHECK(says(folder, R"({"id": "a", "raises": "Value Error"})", "must be the name of an exception"));
    CHECK(says(folder, R"({"id": "a", "ops": [], "expect": 1})", "\"ops\" has no place here: the entry is a function"));
    CHECK(says(folder, R"({"id": "a", "args": [{"$path": "x"}], "expect": 1})", "not among the case's files"));
    CHECK(says(folder, R"({"id": "a", "kwargs": {"a-b": 1}, "expect": 1})", "not a Python name"));
    CHECK(says(folder, R"({"id": "a", "max_read": "1MB", "expect": 1})", "unknown unit"));
    CHECK(says(folder, R"({"id": "a", "take": 1, "expect": [1, 2]})", "more items than \"take\" takes"));
    CHECK(says(folder, R"({"id": "a", "digest": {"items": 1, "xxh3": "XYZ"}})", "16 hexadecimal digits"));
}

TEST_CASE("files of a case can't leave their folders") {
    const ChallengeFolder folder;
    std::filesystem::create_symlink("/etc/passwd", folder.path() / "cases/link");
    CHECK(
        says(folder, R"({"id": "a", "files": {"../x": "1"}, "expect": 1})", "not a path under the working directory"));
    CHECK(says(folder, R"({"id": "a", "files": {"/x": "1"}, "expect": 1})", "not a path under the working directory"));
    CHECK(says(folder, R"({"id": "a", "files": {"x": {"$data": "../a"}}, "expect": 1})", "not a path under cases/"));
    CHECK(
        says(folder, R"({"id": "a", "files": {"x": {"$data": "none"}}, "expect": 1})", "there is no file cases/none"));
    CHECK(says(folder, R"({"id": "a", "files": {"x": {"$data": "link"}}, "expect": 1})", "a link that leaves cases/"));
}

TEST_CASE("faulty class cases and steps") {
    const ChallengeFolder folder;
    folder.make_class();
    CHECK(
        says(folder, R"({"id": "a", "ops": [["get", 1]], "expect": []})", "\"ops\" has 1 items, but \"expect\" has 0"));
    CHECK(says(folder, R"({"id": "a", "ops": [[1]], "expect": [1]})", "begins with the name of a method"));
    CHECK(says(folder, R"({"id": "a", "args": [], "ops": [["g"]], "expect": [1]})", "\"args\" has no place here"));
    CHECK(says(folder, R"({"id": "a", "steps": []})", "\"steps\" is empty"));
    CHECK(says(folder, R"({"id": "a", "steps": [{"on": "b", "call": "f"}]})",
               "step 1: no earlier step has \"as\": \"b\""));
    CHECK(says(folder, R"({"id": "a", "steps": [{"call": "f", "get": "x"}]})", "exactly one of"));
    CHECK(says(folder, R"({"id": "a", "steps": [{"call": "f", "threads": 9}]})", "[limits] allows threads = 8"));
    CHECK(says(folder, R"({"id": "a", "steps": [{"call": "f", "distinct": 1}]})", "it needs \"threads\""));
    CHECK(says(folder, R"({"id": "a", "steps": [{"take": 1, "expect": []}]})", "needs \"on\""));
    CHECK(says(folder, R"({"id": "a", "steps": [{"call": "f", "as": "x"}, {"call": "f", "as": "x"}]})", "is taken"));
    CHECK(says(folder, R"({"id": "a", "steps": [{"call": "f", "expct": 1}]})", "did you mean \"expect\"?"));
}

TEST_CASE("a case with 100,000 operations loads, which takes a quadratic loader minutes") {
    const ChallengeFolder folder;
    folder.make_class();
    std::string operations;
    std::string expected;
    for (int i = 0; i < 100'000; ++i) {
        operations += (i == 0 ? "" : ", ") + std::string{"[\"put\", "} + std::to_string(i) + ", \"x\"]";
        expected += i == 0 ? "null" : ", null";
    }
    folder.cases("{\"id\": \"a\", \"ops\": [" + operations + "], \"expect\": [" + expected + "]}");
    CHECK(calls(folder.load()).program.size() == 100'001);
}
