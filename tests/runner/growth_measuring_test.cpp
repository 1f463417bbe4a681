#include "runner/growth_measuring.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "runner/grading.hpp"
#include "tests/runner/scripted_worker.hpp"

using namespace gradebox::runner;
using gradebox::sandbox::Bytes;
using gradebox::sandbox::ExitCause;
using gradebox::sandbox::Microseconds;
namespace harness = gradebox::harness;

namespace {

// One growth case from 1000 to 100000.
Challenge challenge_of(Measure measure, Visibility visibility = Visibility::open) {
    GrowthCase work;
    work.measure = measure;
    work.bound = Bound::constant;
    work.sizes = sizes_between(1000, 100'000, measure);
    work.init = harness::RepeatedCall{std::nullopt, "Box", {}};
    work.operation = {{0, "get", {harness::Made{harness::Making::scattered, ""}}}};
    Challenge challenge;
    challenge.id = "c";
    challenge.entry.name = "Box";
    challenge.entry.is_class = true;
    Group group;
    group.name = "growth";
    group.visibility = visibility;
    group.hint = "the author's hint";
    Case a_case;
    a_case.id = "growth/get";
    a_case.fresh_process = true;
    a_case.work = work;
    group.cases.push_back(a_case);
    challenge.groups.push_back(group);
    return challenge;
}

GrowthCase& work_of(Challenge& challenge) {
    return std::get<GrowthCase>(challenge.groups[0].cases[0].work);
}

// A worker whose candidate's operation costs so many µs (or bytes) at each size.
struct GrowingWorker {
    using Costs = std::function<double(double size, int measurement)>;

    explicit GrowingWorker(Costs the_costs) : costs{std::move(the_costs)} {}

    Result play(const Challenge& challenge, GradingOptions options = {}) {
        const auto& work = std::get<GrowthCase>(challenge.groups[0].cases[0].work);
        Grading grading{challenge, {"a.py", "source", "sha256:0"}, {}, options};
        while (auto request = grading.next()) {
            if (const auto* const run = std::get_if<harness::RunCalls>(&*request))
                grading.accept(answer(challenge, work, *run));
            else if (std::holds_alternative<harness::Open>(*request))
                grading.accept(harness::Opened{});
            else
                grading.accept(harness::Closed{});
        }
        return grading.result();
    }

    Costs costs;
    bool counts_instructions{false};
    double preparation{1000};   // µs
    std::vector<double> sizes;  // that were measured, in order
    int fresh_runs{0};

private:
    harness::Ran answer(const Challenge& challenge, const GrowthCase& work, const harness::RunCalls& run) {
        harness::Ran ran;
        if (run.fresh) {
            ++fresh_runs;
            for (const auto one : work.sizes)
                if (run.program == harness::encode(work.first_program(one))) size = static_cast<double>(one);
            const auto steps = work.first_program(1).size();
            ran = answered(std::vector<harness::Outcome>(steps, harness::Value{}));
            ran.report.cpu_time = Microseconds{static_cast<std::int64_t>(preparation)};
            CHECK(run.measured == (work.measure == Measure::time));
            if (work.measure == Measure::time) return ran;
        } else {
            ran = answered({harness::Outcome{harness::Value{}}});
        }
        const double cost = costs(size, static_cast<int>(sizes.size()));
        sizes.push_back(size);
        if (work.measure == Measure::time) {
            std::uint64_t times = 1;
            while (run.program != harness::encode(work.measured_program(times))) ++times;
            const auto time = static_cast<std::int64_t>(200 + cost * static_cast<double>(times));
            ran.report.cpu_time = Microseconds{time};
            if (counts_instructions) ran.report.instructions = 1000 * times;
        } else {
            ran.report.peak_memory = ran.report.bytes_read = Bytes{static_cast<std::uint64_t>(cost)};
            if (ran.report.peak_memory > challenge.limits.memory) {
                ran = stopped(ExitCause::memory);
                return ran;
            }
        }
        if (ran.report.cpu_time > challenge.limits.cpu_time) {
            const auto used = ran.report.cpu_time;
            ran = stopped(ExitCause::cpu_time);
            ran.report.cpu_time = used;
        }
        return ran;
    }

    double size{0};
};

CaseResult graded(const Challenge& challenge, const GrowingWorker::Costs& costs) {
    GrowingWorker worker{costs};
    return worker.play(challenge).cases.at(0);
}

}  // namespace

TEST_CASE("a flat operation is accepted, and the line says what was measured") {
    const Challenge challenge = challenge_of(Measure::time);
    GrowingWorker worker{[](double, int) { return 0.5; }};
    const CaseResult row = worker.play(challenge).cases.at(0);
    CHECK(row.verdict == Verdict::accepted);
    CHECK(row.message == "get: measured n^0.00±0.00 over 1e3…1e5, allowed O(1)");
    CHECK(row.cpu_time.count() > 10'000);
    // Calibrated at the smallest size, then by turns.
    const std::vector<double> end(worker.sizes.end() - 10, worker.sizes.end());
    CHECK(end == std::vector<double>{1000, 4642, 21544, 50'000, 100'000, 1000, 4642, 21544, 50'000, 100'000});
    CHECK(worker.fresh_runs == static_cast<int>(worker.sizes.size()));
}

TEST_CASE("an operation that grows with the size is too much, after the least number of measurements") {
    const Challenge challenge = challenge_of(Measure::time);
    GrowingWorker worker{[](double size, int) { return 0.01 * size; }};
    const CaseResult row = worker.play(challenge).cases.at(0);
    CHECK(row.verdict == Verdict::growth_exceeded);
    CHECK(row.message.starts_with("get: measured n^1.0"));
    CHECK(row.message.find("over 1e3…5e4, allowed O(1)") != std::string::npos);
    CHECK(std::count(worker.sizes.begin(), worker.sizes.end(), 50'000) == 3);
    CHECK(std::count(worker.sizes.begin(), worker.sizes.end(), 100'000) == 0);
}

TEST_CASE("a machine that is disturbed now and then is measured again, and wrongs nobody") {
    const Challenge challenge = challenge_of(Measure::time);
    const auto disturbed = [](double size, int measurement) { return measurement % 3 == 0 && size > 2e4 ? 20.0 : 0.5; };
    CHECK(graded(challenge, disturbed).verdict == Verdict::accepted);
    const auto linear = [](double size, int measurement) { return 0.01 * size * (measurement % 3 == 0 ? 7 : 1); };
    CHECK(graded(challenge, linear).verdict == Verdict::growth_exceeded);
}

TEST_CASE("what never agrees with itself is accepted after the most measurements, and the line says so") {
    Challenge challenge = challenge_of(Measure::time);
    work_of(challenge).settings.most_repeats = 6;
    std::map<double, int> seen;
    GrowingWorker worker{[&](double size, int) { return size > 2e4 ? 25 * std::pow(4, seen[size]++) : 1; }};
    const CaseResult row = worker.play(challenge).cases.at(0);
    CHECK(row.verdict == Verdict::accepted);
    CHECK(row.message.ends_with("too noisy to be sure, so it counts as within"));
    CHECK(worker.sizes.size() < 60);
}

TEST_CASE("instructions are taken before time where all are counted") {
    const Challenge challenge = challenge_of(Measure::time);
    GrowingWorker worker{[](double size, int) { return 0.01 * size; }};
    worker.counts_instructions = true;  // the same number each time
    CHECK(worker.play(challenge).cases.at(0).verdict == Verdict::accepted);
}

TEST_CASE("a limit of time that is passed where the bound predicts little is growth") {
    Challenge challenge = challenge_of(Measure::time);
    const auto cliff = [](double size, int) { return size > 50'000 ? 1e6 : 0.5; };
    const CaseResult row = graded(challenge, cliff);
    CHECK(row.verdict == Verdict::growth_exceeded);
    CHECK(row.message.ends_with("at 1e5 it needed more than 2 s"));
    // At the smallest size it is only slow.
    CHECK(graded(challenge, [](double, int) { return 3e6; }).verdict == Verdict::time_limit_exceeded);
    work_of(challenge).bound = Bound::quadratic;
    CHECK(graded(challenge, [](double size, int) { return 0.0005 * size * size; }).verdict ==
          Verdict::time_limit_exceeded);
}

TEST_CASE("memory that grows is too much, flat memory is measured once") {
    Challenge challenge = challenge_of(Measure::memory);
    challenge.limits.memory = Bytes{32 << 20};
    GrowingWorker flat{[](double, int) { return 200'000.0; }};
    const CaseResult row = flat.play(challenge).cases.at(0);
    CHECK(row.verdict == Verdict::accepted);
    CHECK(row.message == "get: measured n^0.00±0.00 of memory over 1e3…1e5, allowed O(1)");
    CHECK(row.peak_memory == Bytes{200'000});
    CHECK(flat.sizes == std::vector<double>{1000, 4642, 21544, 100'000});
    CHECK(graded(challenge, [](double size, int) { return 150 * size; }).verdict == Verdict::growth_exceeded);
    // Killed at the last size, with little before.
    const CaseResult killed = graded(challenge, [](double size, int) { return size > 50'000 ? 1e9 : 1e5; });
    CHECK(killed.verdict == Verdict::growth_exceeded);
    CHECK(killed.message.ends_with("at 1e5 it needed more than 32 MiB"));
    // Much from the beginning is only much.
    CHECK(graded(challenge, [](double size, int) { return size > 50'000 ? 4e7 : 3e7; }).verdict ==
          Verdict::memory_limit_exceeded);
}

TEST_CASE("memory of one item is the slope, without the reference that keeps it") {
    Challenge challenge = challenge_of(Measure::memory);
    work_of(challenge).bound.reset();
    work_of(challenge).per_item = Bytes{72};
    const CaseResult small = graded(challenge, [](double size, int) { return 1e6 + (48 + 8) * size; });
    CHECK(small.verdict == Verdict::accepted);
    CHECK(small.message.starts_with("get: measured 48.0±0.0 B of memory each over 1e3…1e5, allowed 72 B"));
    CHECK(graded(challenge, [](double size, int) { return 1e6 + (80 + 8) * size; }).verdict ==
          Verdict::growth_exceeded);
}

TEST_CASE("bytes read are measured as the kernel counts them") {
    const Challenge challenge = challenge_of(Measure::read);
    CHECK(graded(challenge, [](double, int) { return 8192.0; }).verdict == Verdict::accepted);
    CHECK(graded(challenge, [](double size, int) { return 100 * size; }).verdict == Verdict::growth_exceeded);
}

TEST_CASE("an exception at some size is an ordinary failure that names the size") {
    const Challenge challenge = challenge_of(Measure::time);
    ScriptedWorker worker{{answered({harness::Value{}, raised("KeyError", "7")})}};
    Grading grading{challenge, {"a.py", "", ""}, {}};
    const Result result = worker.play(grading);
    CHECK(worker.log == "OFC");
    CHECK(result.verdict == Verdict::runtime_error);
    CHECK(result.cases[0].message.starts_with("at size 1e3: "));
    CHECK(result.cases[0].message.find("KeyError") != std::string::npos);
}

TEST_CASE("results that are not the expected ones are wrong, though none is shown") {
    Challenge challenge = challenge_of(Measure::time);
    work_of(challenge).expected = {harness::Made{harness::Making::scattered, ""}};
    const auto nothing = work_of(challenge).expected_digest(1000, 0);
    ScriptedWorker worker{
        {answered({harness::Value{}, *nothing}), answered({harness::Outcome{harness::Value{harness::Str{"0123"}}}})}};
    Grading grading{challenge, {"a.py", "", ""}, {}};
    const Result result = worker.play(grading);
    CHECK(worker.log == "OFRC");
    CHECK(result.verdict == Verdict::wrong_answer);
    CHECK(result.cases[0].message == "at size 1e3: a result is not what it should be");
}

TEST_CASE("when the box must be made anew, the measurement begins again with its preparation") {
    const Challenge challenge = challenge_of(Measure::time);
    ScriptedWorker worker{{answered({harness::Value{}, harness::Value{}}), ScriptedWorker::Lost{},
                           answered({harness::Value{}, raised("KeyError")})}};
    Grading grading{challenge, {"a.py", "", ""}, {}};
    CHECK(worker.play(grading).verdict == Verdict::runtime_error);
    CHECK(worker.log == "OFROFC");
}

TEST_CASE("the line is for those who may see the case: a hint is the author's, hidden is nothing") {
    const auto linear = [](double size, int) { return 0.01 * size; };
    CHECK(graded(challenge_of(Measure::time, Visibility::hint), linear).message == "the author's hint");
    CHECK(graded(challenge_of(Measure::time, Visibility::hidden), linear).message.empty());
    CHECK(graded(challenge_of(Measure::time, Visibility::hidden), [](double, int) { return 0.5; }).message.empty());
}
