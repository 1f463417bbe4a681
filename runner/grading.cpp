#include "runner/grading.hpp"

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

#include "runner/case_content.hpp"
#include "runner/checking.hpp"
#include "runner/growth_measuring.hpp"
#include "runner/judge.hpp"
#include "runner/present.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

struct Turn {
    const Group* group;
    const Case* a_case;
};

bool was_stopped_for_time(const sandbox::RunReport& report) {
    return report.cause == sandbox::ExitCause::cpu_time || report.cause == sandbox::ExitCause::wall_time;
}

bool is_over(const sandbox::Limits& limits, const sandbox::RunReport& report) {
    return was_stopped_for_time(report) || report.cpu_time > limits.cpu_time || report.wall_time > limits.wall_time;
}

enum class Phase : std::uint8_t { closed, opening, open, running, closing };

}  // namespace

struct Grading::State {
    State(const Challenge& the_challenge, Submission the_submission, InputPaths the_inputs, GradingOptions the_options)
        : challenge{&the_challenge},
          submission{std::move(the_submission)},
          inputs{std::move(the_inputs)},
          options{the_options},
          checking{the_challenge, the_options.machinery_tries} {
        for (const Group& group : challenge->groups) {
            for (const Case& a_case : group.cases) {
                turns.push_back({&group, &a_case});
                results.push_back(skipped_case(group, a_case));
            }
        }
    }

    bool is_finished() const { return current == turns.size(); }
    // The submission's box is closed, and all that is left to ask is for the checkers.
    bool is_checking() const { return is_finished() && phase == Phase::closed; }
    Standard standard() const {
        return {*challenge, *turns[current].group, *turns[current].a_case, inputs, submission.source};
    }

    bool has_grace() const { return options.in_company && !alone; }
    bool may_be_the_machines(const sandbox::RunReport& timeout) const;
    sandbox::Limits limits() const;
    std::uint32_t processes_needed() const;
    harness::Request open_request();
    std::optional<harness::Request> run_request();
    void advance();
    void record(const Judgement& judgement, const sandbox::RunReport& report);
    void record_machinery(const std::string& reason);
    void ran(const harness::Ran& ran);
    void broken(const std::string& reason);
    void open_failed(const std::string& reason);
    harness::Request suite_request() const;
    const SuiteCase& suite_case() const;
    void ran_test(const harness::Ran& run);
    void tests_cannot_be_loaded(const harness::Examined& examined);
    void checked(const Checking::Checked& decision);
    void examined(const harness::Examined& examined);
    bool grows();
    void measured(const harness::Ran& run);

    const Challenge* challenge;
    Submission submission;
    InputPaths inputs;
    GradingOptions options;
    harness::Hello worker;
    std::vector<Turn> turns;
    std::vector<CaseResult> results;  // one for each turn

    Phase phase{Phase::closed};
    std::size_t current{0};
    int tries{0};            // of the current case that broke
    int failed_openings{0};  // in a row
    int kills{0};            // of the current case, by SIGKILL without a known cause
    int timeouts{0};         // of the current case, with no grace
    bool alone{false};       // the current case is run again so
    bool wants_new_box{false};
    Checking checking;                      // begins when the last case has been run
    std::optional<GrowthMeasuring> growth;  // of the current case, if it is of growth
};

bool Grading::State::may_be_the_machines(const sandbox::RunReport& timeout) const {
    return has_grace() ? !was_stopped_for_time(timeout) : timeouts < kTimeoutsBelieved;
}

sandbox::Limits Grading::State::limits() const {
    sandbox::Limits limits = challenge->limits;
    if (has_grace()) {
        const auto grace = std::max((kGrace - 1) * limits.cpu_time, kLeastGrace);
        limits.wall_time += grace;  // waits last no longer for company
        limits.cpu_time += grace;
    }
    return limits;
}

// All tests that have not been judged yet, for a run goes through them until one ends it; alone, only the one.
harness::Request Grading::State::suite_request() const {
    harness::RunSuite run;
    for (std::size_t i = current; i < turns.size() && (run.tests.empty() || !alone); ++i) {
        const auto& test = std::get<SuiteCase>(turns[i].a_case->work).test;
        if (run.tests.empty() || run.tests.back() != test) run.tests.push_back(test);
    }
    return run;
}

// Of the cases that are left; those of `calls` that need no fresh one share one.
std::uint32_t Grading::State::processes_needed() const {
    if (challenge->entry.kind == harness::EntryKind::suite) return 1;
    std::uint32_t fresh = 0;
    bool shared = false;
    for (std::size_t i = current; i < turns.size(); ++i) {
        const bool is_fresh = challenge->entry.kind == harness::EntryKind::script || turns[i].a_case->fresh_process;
        fresh += is_fresh ? 1 : 0;
        shared = shared || !is_fresh;
    }
    return fresh + (shared ? 1 : 0);
}

harness::Request Grading::State::open_request() {
    if (growth) growth->begin_again();
    return runner::open_request(*challenge, submission, limits(), processes_needed());
}

// The request for the first case from the current one on whose files can be had.
std::optional<harness::Request> Grading::State::run_request() {
    if (challenge->entry.kind == harness::EntryKind::suite && !is_finished()) return suite_request();
    while (!is_finished()) {
        auto request = grows() ? growth->next() : request_for(*turns[current].a_case, inputs);
        if (request) return std::move(*request);
        Judgement judgement;
        judgement.verdict = Verdict::judge_error;
        judgement.message = request.error();
        judgement.guarded_message = "a file of the case cannot be read";
        record(judgement, {});
    }
    return std::nullopt;
}

void Grading::State::advance() {
    ++current;
    tries = 0;
    kills = 0;
    timeouts = 0;
    growth.reset();
    // The box of a run alone has the limits of one.
    wants_new_box = wants_new_box || alone;
    alone = false;
}

void Grading::State::record(const Judgement& judgement, const sandbox::RunReport& report) {
    const Standard judged = standard();
    const bool revealed = options.reveal || judged.group.visibility == Visibility::open;
    results[current] = judged_case(judged, judgement, report, revealed);
    advance();
    if (options.stop_at_first_failure && judgement.verdict != Verdict::accepted) current = turns.size();
    if (!judgement.ends_submission) return;
    // What the others are told is what the case that ran may tell.
    const std::string message = revealed ? judgement.message : judgement.guarded_message;
    for (; !is_finished(); advance()) {
        results[current].verdict = judgement.verdict;
        results[current].message = message;
    }
}

void Grading::State::record_machinery(const std::string& reason) {
    Judgement judgement;
    judgement.verdict = Verdict::judge_error;
    judgement.message = "the grader failed, not the solution: " + reason;
    judgement.guarded_message = judgement.message;
    record(judgement, {});
}

void Grading::State::broken(const std::string& reason) {
    if (++tries >= options.machinery_tries) record_machinery(reason);
}

void Grading::State::open_failed(const std::string& reason) {
    // A box that can't be made fails for every case alike, so the cases do not get tries of their own.
    if (++failed_openings < options.machinery_tries) return;
    while (!is_finished()) record_machinery(reason);
}

void Grading::State::ran(const harness::Ran& run) {
    phase = Phase::open;
    if (run.report.cause == sandbox::ExitCause::machinery) {
        wants_new_box = true;
        return broken(run.report.detail);
    }
    // The kernel's own killer of last resort leaves no other trace than SIGKILL, and may have meant a neighbour.
    const bool killed = run.report.cause == sandbox::ExitCause::signalled && run.report.signal == SIGKILL;
    if (killed && ++kills < options.machinery_tries) {
        wants_new_box = true;
        return;
    }
    const bool over = is_over(challenge->limits, run.report);
    if (over && !has_grace()) ++timeouts;
    if (over && may_be_the_machines(run.report)) {
        alone = true;
        wants_new_box = true;
        return;
    }
    if (growth) return measured(run);
    CaseResult& result = results[current];
    Judgement judgement = judge(standard(), run);
    bool is_decided = judgement.verdict != Verdict::accepted ||
                      !std::holds_alternative<CheckerComparator>(standard().group.comparator);
    if (!is_decided) {
        const auto at_once = checking.add(current, standard(), run);
        is_decided = at_once.has_value();
        if (at_once) judgement = *at_once;
    }
    record(judgement, run.report);
    if (!is_decided) {
        result.verdict = Verdict::skipped;  // until the checker has spoken
        result.score = 0;
    }
    result.output = sandbox::Bytes{std::max(run.standard_output.size(), run.standard_error.size())};
}

// Whether the current case is one of growth, which takes many runs.
bool Grading::State::grows() {
    const bool is_growth = std::holds_alternative<GrowthCase>(turns[current].a_case->work);
    if (is_growth && !growth) growth.emplace(standard());
    return is_growth;
}

void Grading::State::measured(const harness::Ran& run) {
    tries = 0;
    kills = 0;
    const auto judgement = growth->accept(run);
    if (judgement) record(*judgement, sandbox::RunReport{growth->report()});
}

// What a checker made of a case that was accepted until then.
void Grading::State::checked(const Checking::Checked& decision) {
    const Standard judged{*challenge, *turns[decision.turn].group, *turns[decision.turn].a_case, inputs};
    const bool revealed = options.reveal || judged.group.visibility == Visibility::open;
    CaseResult& result = results[decision.turn];
    sandbox::RunReport report;
    report.cpu_time = result.cpu_time;
    report.wall_time = result.wall_time;
    report.peak_memory = result.peak_memory;
    const auto output = result.output;
    result = judged_case(judged, decision.judgement, report, revealed);
    result.output = output;
}

const SuiteCase& Grading::State::suite_case() const {
    return std::get<SuiteCase>(turns[current].a_case->work);
}

// A test and its subTests, which one run decides.
void Grading::State::ran_test(const harness::Ran& run) {
    const auto test = suite_case().test;
    const auto before = current;
    ran(run);
    if (current == before) return;  // it is to be done again
    while (!is_finished() && suite_case().test == test) record(judge(standard(), run), run.report);
}

void Grading::State::tests_cannot_be_loaded(const harness::Examined& examined) {
    if (const auto* const run = failed_loading(examined)) return record(judge(standard(), *run), run->report);
    Judgement judgement;
    judgement.verdict = Verdict::runtime_error;
    judgement.message = "the tests cannot be loaded with this solution: " + safe_text(examined.trouble, 4000);
    judgement.guarded_message = "the tests cannot be loaded with this solution";
    judgement.ends_submission = true;
    record(judgement, {});
}

void Grading::State::examined(const harness::Examined& examined) {
    phase = Phase::open;
    const bool was_alone = alone;  // only one test was asked for
    if (!examined.trouble.empty()) return tests_cannot_be_loaded(examined);
    if (examined.runs.empty()) return broken("the worker ran no test");
    for (const auto& run : examined.runs) {
        if (is_finished()) return;
        // Those that are not there with this solution.
        while (!is_finished() && !run.parts.empty() && suite_case().test != run.parts.front().name)
            record(judge_suite(suite_case(), {}), {});
        const auto before = current;
        if (!is_finished()) ran_test(run);
        if (current == before) return;
    }
    const bool all_were_run = examined.runs.size() == examined.tests.size() &&
                              examined.runs.back().report.cause == sandbox::ExitCause::replied;
    while (all_were_run && !is_finished() && !was_alone) record(judge_suite(suite_case(), {}), {});
}

Grading::Grading(const Challenge& challenge, Submission submission, InputPaths inputs, GradingOptions options)
    : state_{std::make_unique<State>(challenge, std::move(submission), std::move(inputs), options)} {}
Grading::~Grading() = default;
Grading::Grading(Grading&&) noexcept = default;
Grading& Grading::operator=(Grading&&) noexcept = default;

std::optional<harness::Request> Grading::next() {
    State& state = *state_;
    if (state.phase == Phase::closed) {
        if (state.is_finished()) return state.checking.next();
        state.phase = Phase::opening;
        return state.open_request();
    }
    if (state.phase != Phase::open) throw std::logic_error{"the last request has not been answered"};
    if (!std::exchange(state.wants_new_box, false)) {
        state.phase = Phase::running;
        if (auto request = state.run_request()) return request;
    }
    state.phase = Phase::closing;
    return harness::Close{};
}

bool Grading::wants_to_be_alone() const {
    return state_->alone;
}

void Grading::accept(const harness::Reply& reply) {
    State& state = *state_;
    const auto* const failed = std::get_if<harness::Failed>(&reply);
    if (state.is_checking()) {
        if (failed != nullptr) return worker_lost(failed->reason);
        if (const auto decision = state.checking.accept(reply)) state.checked(*decision);
        return;
    }
    if (state.phase == Phase::opening && std::holds_alternative<harness::Opened>(reply)) {
        state.phase = Phase::open;
        state.failed_openings = 0;
    } else if (state.phase == Phase::running && std::holds_alternative<harness::Examined>(reply)) {
        state.examined(std::get<harness::Examined>(reply));
    } else if (state.phase == Phase::running && std::holds_alternative<harness::Ran>(reply)) {
        state.ran(std::get<harness::Ran>(reply));
    } else {
        // After Closed and after Failed alike, there is no box any more.
        worker_lost(failed != nullptr ? failed->reason : "the worker sent a reply of the wrong kind");
    }
}

void Grading::worker_lost(const std::string& reason) {
    State& state = *state_;
    if (state.is_checking()) {
        for (const auto& decision : state.checking.worker_lost(reason)) state.checked(decision);
        return;
    }
    const Phase phase = std::exchange(state.phase, Phase::closed);
    if (phase == Phase::opening) state.open_failed(reason);
    if (phase == Phase::running) state.broken(reason);
    state.wants_new_box = false;
}

void Grading::set_worker(const harness::Hello& hello) {
    state_->worker = hello;
}

Result Grading::result() const {
    Result result;
    result.challenge = state_->challenge->id;
    result.submission = state_->submission.name;
    result.max_score = state_->challenge->max_score();
    result.cases = state_->results;
    result.protections = state_->worker.protections;
    result.shares_process = state_->challenge->entry.shares_process;
    result.challenge_hash = state_->challenge->hash;
    result.submission_hash = state_->submission.hash;
    result.python_version = state_->worker.python_version;
    sum_up(result, *state_->challenge);
    return result;
}

}  // namespace gradebox::runner
