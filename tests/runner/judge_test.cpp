#include "runner/judge.hpp"

#include <doctest/doctest.h>

#include "tests/runner/scripted_worker.hpp"

using namespace gradebox::runner;
using gradebox::sandbox::Bytes;
using gradebox::sandbox::ExitCause;
using namespace gradebox::harness;

namespace {

Value number(std::int64_t n) {
    return Value{n};
}

Value object(std::uint64_t handle) {
    return Value{Object{handle, "Box"}};
}

Challenge script_of(const ScriptCase& script, const Comparator& comparator = TextComparator{}) {
    Challenge challenge;
    challenge.entry.kind = EntryKind::script;
    Group group;
    group.comparator = comparator;
    Case a_case;
    a_case.work = script;
    group.cases.push_back(a_case);
    challenge.groups.push_back(group);
    return challenge;
}

Judgement judge_run(const Challenge& challenge, const Ran& ran) {
    const InputPaths inputs;
    return judge({challenge, challenge.groups[0], challenge.groups[0].cases[0], inputs}, ran);
}

Judgement judge_step(const Step& step, const Expectation& expectation, const Outcome& outcome) {
    CallsCase work;
    work.program.push_back(step);
    work.expectations.push_back(expectation);
    return judge_calls(work, ExactComparator{}, answered({outcome}));
}

const Call kCall{{}, "f", {}, {}};

}  // namespace

TEST_CASE("an expected exception must be raised, itself or derived from it") {
    const ExpectedException wanted{"LookupError"};
    Raised key_error{"KeyError", {"KeyError", "LookupError", "Exception", "BaseException"}, "", ""};
    CHECK(judge_step(kCall, wanted, key_error).verdict == Verdict::accepted);
    CHECK(judge_step(kCall, wanted, raised("ValueError")).verdict == Verdict::wrong_answer);
    CHECK(judge_step(kCall, wanted, number(1)).message == "expected LookupError to be raised, got 1");
}

TEST_CASE("a class of the solution named like a builtin exception is not that exception") {
    const Raised impostor{"ValueError", {"Exception", "BaseException"}, "", ""};
    CHECK(judge_step(kCall, ExpectedException{"ValueError"}, impostor).verdict == Verdict::wrong_answer);
    const Raised own{"OutOfStock", {"Exception", "BaseException"}, "", ""};
    CHECK(judge_step(kCall, ExpectedException{"OutOfStock"}, own).verdict == Verdict::accepted);
}

TEST_CASE("an exception that nobody expects is a runtime error") {
    CHECK(judge_step(kCall, Anything{}, raised("KeyError", "'x'")).verdict == Verdict::runtime_error);
    CHECK(judge_step(kCall, ExpectedValue{number(1)}, raised("KeyError", "'x'")).message == "KeyError: 'x'");
    CHECK(judge_step(kCall, Anything{}, number(7)).verdict == Verdict::accepted);
    // type("", (Exception,), {})
    CHECK(judge_step(kCall, Anything{}, raised("")).message == "an unnamed exception");
}

TEST_CASE("a wrong result of threads that ran together is a race condition") {
    const CallTogether together{3, kCall};
    const auto results = [](const Values& items) { return Outcome{Value{List{items}}}; };
    const ExpectedDistinct one{1};
    CHECK(judge_step(together, one, results({object(4), object(4), object(4)})).verdict == Verdict::accepted);
    CHECK(judge_step(together, one, results({object(4), object(5), object(4)})).verdict == Verdict::race_condition);
    CHECK(judge_step(together, one, results({object(4)})).verdict == Verdict::race_condition);
    CHECK(judge_step(together, ExpectedDistinct{3}, results({number(1), number(2), number(3)})).verdict ==
          Verdict::accepted);
    const ExpectedValue ones{Value{List{{number(1), number(1), number(1)}}}};
    CHECK(judge_step(together, ones, results({number(1), number(2), number(1)})).verdict == Verdict::race_condition);
}

TEST_CASE("the host decides whether two steps gave the same object") {
    CallsCase work;
    work.program = {kCall, kCall};
    work.expectations = {Anything{}, Anything{}};
    work.same = {{0, 1, true}};
    const auto verdict = [&](const Value& left, const Value& right) {
        return judge_calls(work, ExactComparator{}, answered({left, right})).verdict;
    };
    CHECK(verdict(object(3), object(3)) == Verdict::accepted);
    CHECK(verdict(object(3), object(4)) == Verdict::wrong_answer);
    CHECK(verdict(number(3), number(3)) == Verdict::wrong_answer);
    work.same[0].expected = false;
    CHECK(verdict(object(3), object(4)) == Verdict::accepted);
    CHECK(verdict(object(3), object(3)) == Verdict::wrong_answer);
}

TEST_CASE("a wrong step of several is named") {
    CallsCase work;
    work.program = {Call{{}, "Box", {number(2)}, {}}, Call{StepResult{0}, "get", {number(1)}, {}}};
    work.expectations = {Anything{}, ExpectedValue{number(5)}};
    const Judgement judgement = judge_calls(work, ExactComparator{}, answered({object(0), number(6)}));
    CHECK(judgement.message == "r2 = r1.get(1): expected 5, got 6");
}

TEST_CASE("a script is judged by exit code, standard output and files") {
    ScriptCase script;
    script.standard_output = InlineContent{"yes\n"};
    script.output_files.push_back({"r.txt", InlineContent{"1"}});
    const Challenge challenge = script_of(script);
    Ran ran = stopped(ExitCause::exited, 0);
    ran.standard_output = "yes";
    CHECK(judge_run(challenge, ran).message == "the file r.txt was not written");
    ran.files.push_back({"r.txt", false, "not a regular file", ""});
    CHECK(judge_run(challenge, ran).message == "the file r.txt: not a regular file");
    ran.files[0] = {"r.txt", true, "", "2"};
    CHECK(judge_run(challenge, ran).message == "r.txt: line 1: expected '1', got '2'");
    ran.files[0].content = "1";
    CHECK(judge_run(challenge, ran).verdict == Verdict::accepted);
    ran.report.exit_code = 3;
    CHECK(judge_run(challenge, ran).message == "expected exit code 0, got 3");
    ran.report.exit_code = 0;
    ran.standard_output = "no";
    CHECK(judge_run(challenge, ran).verdict == Verdict::wrong_answer);
}

TEST_CASE("an uncaught exception of a script is a runtime error of that case alone") {
    ScriptCase script;
    script.exit_code = 1;
    const Challenge challenge = script_of(script);
    Ran ran = stopped(ExitCause::exited, 1);
    CHECK(judge_run(challenge, ran).verdict == Verdict::accepted);
    ran.answered = true;
    ran.progress = raised("KeyError", "'x'");
    const Judgement judgement = judge_run(challenge, ran);
    CHECK(judgement.verdict == Verdict::runtime_error);
    CHECK_FALSE(judgement.ends_submission);
}

TEST_CASE("reading more than a case needs is a wrong answer") {
    ScriptCase script;
    script.max_read = Bytes{1 << 20};
    const Challenge challenge = script_of(script);
    Ran ran = stopped(ExitCause::exited, 0);
    ran.report.bytes_read = Bytes{1 << 20};
    CHECK(judge_run(challenge, ran).verdict == Verdict::accepted);
    ran.report.bytes_read = Bytes{256 << 20};
    const Judgement judgement = judge_run(challenge, ran);
    CHECK(judgement.verdict == Verdict::wrong_answer);
    CHECK(judgement.message.starts_with("read 256 MiB where 1 MiB is enough"));
}

TEST_CASE("json scripts are judged with tolerance") {
    ScriptCase script;
    script.standard_output = InlineContent{"{\"mean\": 0.3}"};
    const Challenge challenge = script_of(script, JsonComparator{});
    Ran ran = stopped(ExitCause::exited, 0);
    ran.standard_output = "{\"mean\": 0.30000000000000004}\n";
    CHECK(judge_run(challenge, ran).verdict == Verdict::accepted);
    ran.standard_output = "{\"mean\": NaN}";
    CHECK(judge_run(challenge, ran).verdict == Verdict::wrong_answer);
}

TEST_CASE("a reply may hold a million items more than are expected, in all of its values together") {
    const auto verdict = [](std::size_t first, std::size_t second, std::size_t expected) {
        const auto list = [](std::size_t size) { return Value{List{Values(size)}}; };
        CallsCase work;
        work.program = {kCall, kCall};
        work.expectations = {Anything{}, ExpectedValue{list(expected)}};
        return judge_calls(work, ExactComparator{}, answered({list(first), list(second)})).verdict;
    };
    CHECK(verdict(1'000'000, 0, 0) == Verdict::accepted);
    CHECK(verdict(1'000'001, 0, 0) == Verdict::runtime_error);
    CHECK(verdict(600'000, 400'000, 0) == Verdict::wrong_answer);
    CHECK(verdict(600'000, 400'001, 0) == Verdict::runtime_error);
    CHECK(verdict(1'000'000, 50, 50) == Verdict::accepted);
}
