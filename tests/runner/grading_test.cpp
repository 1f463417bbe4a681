#include "runner/grading.hpp"

#include <doctest/doctest.h>

#include <csignal>

#include "tests/runner/scripted_worker.hpp"

using namespace gradebox::runner;
using gradebox::sandbox::ExitCause;
namespace harness = gradebox::harness;

namespace {

// Groups of cases that call f(<secret>) and expect 42.
Challenge challenge_of(const std::vector<std::pair<Visibility, int>>& groups) {
    Challenge challenge;
    challenge.id = "c";
    challenge.entry.name = "f";
    for (const auto& [visibility, cases] : groups) {
        Group group;
        group.name = "g" + std::to_string(challenge.groups.size());
        group.visibility = visibility;
        group.points = 3;
        group.hint = "the author's hint";
        for (int i = 0; i < cases; ++i) {
            CallsCase work;
            work.program.push_back(harness::Call{{}, "f", {harness::Value{harness::Str{"secret input"}}}, {}});
            work.expectations.push_back(ExpectedValue{harness::Value{std::int64_t{42}}});
            Case a_case;
            a_case.id = group.name + '/' + std::to_string(i);
            a_case.work = work;
            group.cases.push_back(a_case);
        }
        challenge.groups.push_back(group);
    }
    return challenge;
}

Result play(const Challenge& challenge, ScriptedWorker& worker, GradingOptions options = {}) {
    Grading grading{challenge, {"a.py", "source", "sha256:0"}, {}, options};
    return worker.play(grading);
}

Result play(const Challenge& challenge, std::deque<ScriptedWorker::Line> runs, GradingOptions options = {}) {
    ScriptedWorker worker{std::move(runs)};
    return play(challenge, worker, options);
}

// A run that used so much of the limit of its processor time.
harness::Ran used(const Challenge& challenge, double share, harness::Ran ran) {
    const auto time = std::chrono::duration<double, std::micro>{challenge.limits.cpu_time} * share;
    ran.report.cpu_time = ran.report.wall_time = std::chrono::duration_cast<std::chrono::microseconds>(time);
    return ran;
}

// All that a report could show of a case.
std::string everything(const CaseResult& row) {
    std::string text = row.message;
    if (row.feedback) {
        for (const auto* part : {&row.feedback->input, &row.feedback->expected, &row.feedback->actual,
                                 &row.feedback->diff, &row.feedback->standard_error}) {
            text += *part;
        }
    }
    return text;
}

}  // namespace

TEST_CASE("a right solution is opened once, run case by case, and closed") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}, {Visibility::hidden, 1}});
    ScriptedWorker worker{{answered(42), answered(42), answered(42)}};
    const Result result = play(challenge, worker);
    CHECK(worker.log == "ORRRC");
    CHECK(result.verdict == Verdict::accepted);
    CHECK(result.score == 6.0);
    CHECK(result.max_score == 6.0);
    CHECK(result.cases.at(0).feedback->actual == "42");
}

TEST_CASE("when asked, no case is run after the first that fails") {
    const Challenge challenge = challenge_of({{Visibility::open, 3}, {Visibility::hidden, 1}});
    ScriptedWorker worker{{answered(42), stopped(ExitCause::memory)}};
    GradingOptions options;
    options.stop_at_first_failure = true;
    const Result result = play(challenge, worker, options);
    CHECK(worker.log == "ORRC");
    CHECK(result.verdict == Verdict::memory_limit_exceeded);
    CHECK(result.cases[2].verdict == Verdict::skipped);
    CHECK(result.cases[3].verdict == Verdict::skipped);
}

TEST_CASE("points are shared by a group's cases, and the first failing case gives the verdict") {
    const Challenge challenge = challenge_of({{Visibility::open, 3}, {Visibility::hidden, 1}});
    const Result result = play(challenge, {answered(42), answered(41), stopped(ExitCause::memory), answered(42)});
    CHECK(result.verdict == Verdict::wrong_answer);
    CHECK(result.score == doctest::Approx(4.0));
    CHECK(result.cases[1].message == "expected 42, got 41");
    CHECK(result.cases[2].verdict == Verdict::memory_limit_exceeded);
    CHECK(result.cases[3].verdict == Verdict::accepted);
}

TEST_CASE("a submission of a suite whose cases are not known yet is skipped, not accepted") {
    Challenge challenge = challenge_of({{Visibility::hidden, 0}});
    challenge.entry.kind = harness::EntryKind::suite;
    CHECK(Grading{challenge, {}, {}}.result().verdict == Verdict::skipped);
}

TEST_CASE("before it is complete, cases that have not run are skipped") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    Grading grading{challenge, {"a.py", "", ""}, {}};
    CHECK(grading.result().verdict == Verdict::skipped);
    (void)grading.next();
    grading.accept(harness::Opened{});
    (void)grading.next();
    grading.accept(answered(42));
    CHECK(grading.result().verdict == Verdict::skipped);
    CHECK(grading.result().score == 1.5);
}

TEST_CASE("a case that wants a fresh process says so") {
    Challenge challenge = challenge_of({{Visibility::open, 2}});
    challenge.groups[0].cases[1].fresh_process = true;
    ScriptedWorker worker{{answered(42), answered(42)}};
    play(challenge, worker);
    CHECK(worker.log == "ORFC");
}

TEST_CASE("what stopped a run decides the verdict") {
    const auto verdict = [](const harness::Ran& ran) {
        return play(challenge_of({{Visibility::open, 1}}), {ran, ran}).cases.at(0);
    };
    CHECK(verdict(stopped(ExitCause::cpu_time)).verdict == Verdict::time_limit_exceeded);
    CHECK(verdict(stopped(ExitCause::cpu_time)).message == "used more than 2 s of CPU time");
    CHECK(verdict(stopped(ExitCause::wall_time)).message == "took longer than 10 s");
    CHECK(verdict(stopped(ExitCause::output)).verdict == Verdict::output_limit_exceeded);
    CHECK(verdict(stopped(ExitCause::forbidden_call)).verdict == Verdict::security_violation);
    CHECK(verdict(stopped(ExitCause::signalled, SIGSEGV)).message == "killed by signal 11 (SIGSEGV)");
    CHECK(verdict(stopped(ExitCause::exited, 0)).verdict == Verdict::runtime_error);
    CHECK(verdict(stopped(ExitCause::exited, 0)).message == "the program ended (exit code 0) before it answered");
}

TEST_CASE("a right answer does not save a run that the kernel says broke a limit or ended") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    for (const ExitCause cause : {ExitCause::exited, ExitCause::signalled, ExitCause::cpu_time, ExitCause::memory}) {
        harness::Ran ran = answered(42);
        ran.report.cause = cause;
        ran.report.signal = SIGSEGV;
        CHECK(play(challenge, {ran, ran}).verdict != Verdict::accepted);
    }
    harness::Ran slow = answered(42);
    slow.report.cpu_time = challenge.limits.cpu_time + std::chrono::microseconds{1};
    CHECK(play(challenge, {slow, slow}).verdict == Verdict::time_limit_exceeded);
    slow.report.cpu_time = challenge.limits.cpu_time;
    CHECK(play(challenge, {slow}).verdict == Verdict::accepted);
}

TEST_CASE("a missing, short, surplus or garbled reply is a failure") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    const harness::Outcome right{harness::Value{std::int64_t{42}}};
    harness::Ran silent = answered({right});
    silent.answered = false;
    for (harness::Ran ran : {silent, answered(std::vector<harness::Outcome>{}), answered({right, right})}) {
        CHECK(play(challenge, {ran}).verdict == Verdict::runtime_error);
    }
    harness::Ran garbled = answered({right});
    garbled.outcomes += 'x';
    CHECK(play(challenge, {garbled}).cases[0].message.starts_with("the reply is not valid"));
}

TEST_CASE("a solution that does not compile fails every case without being run again") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}, {Visibility::hidden, 2}});
    ScriptedWorker worker{{unloaded(harness::NotCompiled{"invalid syntax", 3, 1})}};
    const Result result = play(challenge, worker);
    CHECK(worker.log == "ORC");
    for (const CaseResult& row : result.cases) {
        CHECK(row.verdict == Verdict::compile_error);
        CHECK(row.message == "line 3: invalid syntax");
    }
    CHECK(result.score == 0);
}

TEST_CASE("a compile error that comes without words still gets some") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    CHECK(play(challenge, {unloaded(harness::NotCompiled{"", 0, 0})}).cases[0].message == "invalid syntax");
}

TEST_CASE("a hidden case does not tell what a reply says of compiling: a solution can forge that") {
    const Challenge challenge = challenge_of({{Visibility::hidden, 1}, {Visibility::open, 1}});
    const Result result = play(challenge, {unloaded(harness::NotCompiled{"secret input", 4711, 1})});
    for (const CaseResult& row : result.cases) {
        CHECK(row.verdict == Verdict::compile_error);
        CHECK(row.message == "the solution does not compile");
    }
}

TEST_CASE("a solution without its entry, or that raises while loading, fails every case") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    Result result = play(challenge, {unloaded(harness::NoEntry{"hostile text"})});
    CHECK(result.cases[1].verdict == Verdict::runtime_error);
    CHECK(result.cases[1].message == "there is no function f in the solution that can be called");
    result = play(challenge, {unloaded(raised("NameError", "name 'x' is not defined"))});
    CHECK(result.cases[1].message == "loading the solution raised NameError: name 'x' is not defined");
}

TEST_CASE("hidden cases tell their verdict and nothing else") {
    const Challenge challenge = challenge_of({{Visibility::hidden, 5}});
    const harness::Outcome crash{raised("ValueError", "secret input")};
    harness::Ran noisy = answered(41);
    noisy.standard_error = "secret input";
    const Result result =
        play(challenge, {noisy, answered({crash}), stopped(ExitCause::cpu_time), stopped(ExitCause::cpu_time),
                         answered(42), stopped(ExitCause::signalled, SIGSEGV)});
    for (const CaseResult& row : result.cases) {
        CHECK(everything(row).empty());
        CHECK_FALSE(row.feedback);
    }
}

TEST_CASE("an exception while loading can't carry a hidden input into the report") {
    const Challenge challenge = challenge_of({{Visibility::hidden, 1}, {Visibility::open, 1}});
    const Result result = play(challenge, {unloaded(raised("ValueError", "secret input"))});
    for (const CaseResult& row : result.cases) {
        CHECK(row.message == "loading the solution raised ValueError (line 3)");
        CHECK(everything(row).find("secret input") == std::string::npos);
    }
    harness::Raised odd = raised("ValueError");
    odd.type_name = "secret input";
    CHECK(play(challenge, {unloaded(odd)}).cases[0].message == "loading the solution raised an exception (line 3)");
}

TEST_CASE("hint cases tell the author's hint when they fail, and only then") {
    const Challenge challenge = challenge_of({{Visibility::hint, 2}});
    const Result result = play(challenge, {answered(41), answered(42)});
    CHECK(everything(result.cases[0]) == "the author's hint");
    CHECK(everything(result.cases[1]).empty());
}

TEST_CASE("public cases and --reveal tell all") {
    const Challenge hidden = challenge_of({{Visibility::hidden, 1}});
    const CaseResult row = play(hidden, {answered(41)}, {true, 3}).cases.at(0);
    REQUIRE(row.feedback);
    CHECK(row.feedback->input == "f('secret input')");
    CHECK(row.feedback->expected == "42");
    CHECK(row.feedback->actual == "41");
    CHECK(row.feedback->diff == "expected 42, got 41");
    const Challenge open = challenge_of({{Visibility::open, 1}});
    const harness::Outcome crash{raised("ValueError", "\x1b[2Jboo\xff")};
    const CaseResult crashed = play(open, {answered({crash})}).cases.at(0);
    CHECK(crashed.message == "ValueError: \\x1b[2Jboo\\xff");
    CHECK(crashed.feedback->standard_error == "line 3, in f\n");
}

TEST_CASE("broken machinery is tried again in a new box and never scored against the solution") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    ScriptedWorker worker{{stopped(ExitCause::machinery), answered(42), answered(42)}};
    CHECK(play(challenge, worker).verdict == Verdict::accepted);
    CHECK(worker.log == "ORCORRC");

    ScriptedWorker failing{{harness::Failed{"clone: EAGAIN"}, ScriptedWorker::Lost{}, answered(42), answered(42)}};
    CHECK(play(challenge, failing).verdict == Verdict::accepted);
    CHECK(failing.log == "ORORORRC");
}

TEST_CASE("after its tries a broken case is a judge error and the next one goes on") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    const harness::Failed failed{"clone: EAGAIN"};
    const Result result = play(challenge, {failed, failed, failed, answered(42)});
    CHECK(result.cases[0].verdict == Verdict::judge_error);
    CHECK(result.cases[0].message == "the grader failed, not the solution: clone: EAGAIN");
    CHECK(result.cases[1].verdict == Verdict::accepted);
    CHECK(result.verdict == Verdict::judge_error);
}

TEST_CASE("a box that can't be opened ends in judge errors after the tries, not after tries for each case") {
    const Challenge challenge = challenge_of({{Visibility::open, 50}});
    ScriptedWorker worker{{}, 1000};
    const Result result = play(challenge, worker);
    CHECK(worker.log == "OOO");
    CHECK(result.cases.at(49).verdict == Verdict::judge_error);
}

TEST_CASE("a reply of the wrong kind is broken machinery") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    Grading grading{challenge, {"a.py", "", ""}, {}, {false, 1}};
    (void)grading.next();
    grading.accept(answered(42));
    CHECK_FALSE(grading.next());
    CHECK(grading.result().verdict == Verdict::judge_error);
}

TEST_CASE("a kill without a known cause is tried again in a new box, until it comes every time") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    const harness::Ran killed = stopped(ExitCause::signalled, SIGKILL);
    ScriptedWorker twice{{killed, killed, answered(42)}};
    CHECK(play(challenge, twice).verdict == Verdict::accepted);
    CHECK(twice.log == "ORCORCORC");
    const Result result = play(challenge, {killed, killed, killed});
    CHECK(result.cases[0].verdict == Verdict::runtime_error);
    CHECK(result.cases[0].message == "killed by signal 9 (SIGKILL)");
}

TEST_CASE("a run in company that needs more than its time is done again alone, and only that counts") {
    const Challenge challenge = challenge_of({{Visibility::open, 3}});
    GradingOptions options;
    options.in_company = true;
    ScriptedWorker worker{{answered(42), used(challenge, 1.2, answered(42)), used(challenge, 0.9, answered(42)),
                           used(challenge, 1.9, answered(41)), used(challenge, 1.01, stopped(ExitCause::cpu_time)),
                           used(challenge, 1.01, stopped(ExitCause::cpu_time))}};
    const Result result = play(challenge, worker, options);
    CHECK(worker.log == "ORRcorCORcorcorC");
    CHECK(result.cases[1].verdict == Verdict::accepted);
    CHECK(result.cases[1].cpu_time == challenge.limits.cpu_time * 9 / 10);
    CHECK(result.cases[2].verdict == Verdict::time_limit_exceeded);
    CHECK(result.cases[2].cpu_time == challenge.limits.cpu_time * 101 / 100);
    REQUIRE(worker.limits.size() == 5);
    for (const std::size_t box : {0U, 2U}) {
        CHECK(worker.limits[box].cpu_time == challenge.limits.cpu_time * kGrace);
        CHECK(worker.limits[box].wall_time == challenge.limits.wall_time + challenge.limits.cpu_time);
        CHECK(worker.limits[box + 1] == challenge.limits);
    }
    CHECK(worker.limits[4] == challenge.limits);
}

TEST_CASE("a short limit has more grace in company than it is long") {
    Challenge challenge = challenge_of({{Visibility::open, 1}});
    challenge.limits.cpu_time = std::chrono::milliseconds{100};
    GradingOptions options;
    options.in_company = true;
    ScriptedWorker worker{{answered(42)}};
    play(challenge, worker, options);
    CHECK(worker.limits.at(0).cpu_time == challenge.limits.cpu_time + kLeastGrace);
    CHECK(worker.limits.at(0).wall_time == challenge.limits.wall_time + kLeastGrace);
}

TEST_CASE("whatever ended a run in company beyond its time, it is done again alone") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    GradingOptions options;
    options.in_company = true;
    for (const ExitCause cause : {ExitCause::exited, ExitCause::memory, ExitCause::output, ExitCause::signalled}) {
        ScriptedWorker worker{{used(challenge, 1.5, stopped(cause)), used(challenge, 0.5, answered(42))}};
        CHECK(play(challenge, worker, options).verdict == Verdict::accepted);
        CHECK(worker.log == "ORcorC");
    }
}

TEST_CASE("a run in company that even the longer time was not enough for is not done again") {
    const Challenge challenge = challenge_of({{Visibility::open, 1}});
    GradingOptions options;
    options.in_company = true;
    for (const ExitCause cause : {ExitCause::cpu_time, ExitCause::wall_time}) {
        ScriptedWorker worker{{used(challenge, kGrace, stopped(cause))}};
        CHECK(play(challenge, worker, options).verdict == Verdict::time_limit_exceeded);
        CHECK(worker.log == "ORC");
    }
}

TEST_CASE("a run that was alone anyway has its limits, and is over them when it is so twice") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    const auto late = used(challenge, 1.2, answered(42));
    for (const ExitCause cause : {ExitCause::cpu_time, ExitCause::wall_time}) {
        ScriptedWorker worker{{late, stopped(cause), stopped(cause), answered(42)}};
        const Result result = play(challenge, worker);
        CHECK(result.cases[0].verdict == Verdict::time_limit_exceeded);
        CHECK(result.cases[1].verdict == Verdict::accepted);
        CHECK(worker.log == "ORcorCORcorC");
        for (const auto& limits : worker.limits) CHECK(limits == challenge.limits);
    }
}

TEST_CASE("machinery that breaks while a run is alone leaves it alone when it is tried again") {
    const Challenge challenge = challenge_of({{Visibility::open, 2}});
    GradingOptions options;
    options.in_company = true;
    ScriptedWorker worker{{used(challenge, 1.2, answered(42)), ScriptedWorker::Lost{},
                           stopped(ExitCause::signalled, SIGKILL), stopped(ExitCause::machinery), answered(42),
                           answered(42)}};
    CHECK(play(challenge, worker, options).verdict == Verdict::accepted);
    CHECK(worker.log == "ORcororcorcorCORC");
    ScriptedWorker hopeless{{used(challenge, 1.2, answered(42)), ScriptedWorker::Lost{}, ScriptedWorker::Lost{},
                             ScriptedWorker::Lost{}, answered(42)}};
    CHECK(play(challenge, hopeless, options).cases[0].verdict == Verdict::judge_error);
    CHECK(hopeless.log == "ORcorororORC");
}

TEST_CASE("a case whose data file is gone is a judge error, and the others run") {
    Challenge challenge = challenge_of({{Visibility::open, 2}});
    challenge.groups[0].cases[0].files.push_back({"x", DataFile{"/nonexistent/x"}});
    ScriptedWorker worker{{answered(42)}};
    const Result result = play(challenge, worker);
    CHECK(worker.log == "ORC");
    CHECK(result.cases[0].verdict == Verdict::judge_error);
    CHECK(result.cases[1].verdict == Verdict::accepted);
}
