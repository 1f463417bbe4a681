#include "runner/judge.hpp"

#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "runner/exceptions.hpp"
#include "runner/units.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using sandbox::ExitCause;

constexpr std::size_t kShownError = 16 << 10;  // bytes of standard error

Judgement too_much_cpu(const sandbox::Limits& limits) {
    return judgement_of(Verdict::time_limit_exceeded, "used more than " + to_text(limits.cpu_time) + " of CPU time");
}

std::string signal_text(int signal) {
    const char* const name = ::sigabbrev_np(signal);
    return "killed by signal " + std::to_string(signal) + (name == nullptr ? "" : " (SIG" + std::string{name} + ")");
}

// Threads that are scheduled wait for nothing by the clock, so somebody called what the scheduler does not know.
Judgement took_too_long(const Standard& standard) {
    std::string message = "took longer than " + to_text(standard.challenge.limits.wall_time);
    if (std::holds_alternative<ScenarioCase>(standard.a_case.work))
        message += ": it waits in a call that stops all threads, such as the reading of a pipe";
    return judgement_of(Verdict::time_limit_exceeded, std::move(message));
}

// What stopped the run before it could end by itself.
std::optional<Judgement> judge_limits(const Standard& standard, const sandbox::RunReport& report) {
    const sandbox::Limits& limits = standard.challenge.limits;
    switch (report.cause) {
        case ExitCause::cpu_time:
            return too_much_cpu(limits);
        case ExitCause::wall_time:
            return took_too_long(standard);
        case ExitCause::memory:
            return judgement_of(Verdict::memory_limit_exceeded,
                                "needed more than " + to_text(limits.memory) + " of memory");
        case ExitCause::output:
            return judgement_of(Verdict::output_limit_exceeded, "wrote more than " + to_text(limits.output));
        case ExitCause::forbidden_call:
            return judgement_of(Verdict::security_violation, "made a system call that the sandbox forbids");
        case ExitCause::signalled:
        case ExitCause::replied:
        case ExitCause::exited:
        case ExitCause::machinery:
            break;
    }
    return std::nullopt;
}

Judgement not_compiled(const harness::NotCompiled& error) {
    const std::string message = error.message.empty() ? "invalid syntax" : safe_text(error.message, 200);
    Judgement judgement = judgement_of(Verdict::compile_error, message);
    if (error.line != 0) judgement.message = "line " + std::to_string(error.line) + ": " + judgement.message;
    // CPython compiles the file before any of it runs, but a solution that runs can write such a reply by itself, with
    // a hidden input as its text.
    judgement.guarded_message = "the solution does not compile";
    judgement.ends_submission = true;
    return judgement;
}

Judgement no_entry(const Entry& entry) {
    const std::string kind = entry.is_class ? "class" : "function";
    Judgement judgement = judgement_of(
        Verdict::runtime_error, "there is no " + kind + ' ' + entry.name + " in the solution that can be called");
    judgement.guarded_message = judgement.message;
    judgement.ends_submission = true;
    return judgement;
}

Judgement uncaught(const harness::Raised& raised, bool is_script) {
    if (is_script) return judgement_of(Verdict::runtime_error, describe(raised));
    Judgement judgement = judgement_of(Verdict::runtime_error, "loading the solution raised " + describe(raised));
    // While the file is loaded it could read its memory and put a hidden input into the exception's text.
    judgement.guarded_message = "loading the solution raised " + describe_guardedly(raised);
    judgement.feedback.standard_error = safe_text(raised.traceback, kShownError);
    judgement.ends_submission = true;
    return judgement;
}

// What kept the solution from being loaded, or, for a script, from ending well.
std::optional<Judgement> judge_progress(const Entry& entry, const harness::Ran& ran) {
    if (!ran.answered) return std::nullopt;
    const bool is_script = entry.kind == harness::EntryKind::script;
    if (const auto* const error = std::get_if<harness::NotCompiled>(&ran.progress)) return not_compiled(*error);
    if (const auto* const raised = std::get_if<harness::Raised>(&ran.progress)) return uncaught(*raised, is_script);
    if (std::holds_alternative<harness::NoEntry>(ran.progress)) return no_entry(entry);
    return std::nullopt;
}

Judgement judge_ending(const Standard& standard, const harness::Ran& ran) {
    const sandbox::RunReport& report = ran.report;
    if (report.cause == ExitCause::signalled) return judgement_of(Verdict::runtime_error, signal_text(report.signal));
    const bool exited = report.cause == ExitCause::exited;
    if (const auto* const script = std::get_if<ScriptCase>(&standard.a_case.work)) {
        if (exited) return judge_script(*script, standard, ran);
        return judgement_of(Verdict::runtime_error, "the program did not end");
    }
    if (const auto* const suite = std::get_if<SuiteCase>(&standard.a_case.work); suite != nullptr && !exited)
        return judge_suite(*suite, ran);
    if (exited) {
        return judgement_of(Verdict::runtime_error, "the program ended (exit code " + std::to_string(report.exit_code) +
                                                        ") before it answered");
    }
    if (!ran.answered) return judgement_of(Verdict::runtime_error, "the program did not answer");
    if (const auto* const scenario = std::get_if<ScenarioCase>(&standard.a_case.work))
        return judge_scenario(*scenario, standard, ran);
    return judge_calls(std::get<CallsCase>(standard.a_case.work), standard.group.comparator, ran);
}

std::optional<Judgement> judge_reading(const Case& a_case, const sandbox::RunReport& report) {
    const auto limit = std::visit([](const auto& work) { return work.max_read; }, a_case.work);
    if (!limit || count(report.bytes_read) <= count(*limit)) return std::nullopt;
    return judgement_of(Verdict::wrong_answer, "read " + to_text(report.bytes_read) + " where " + to_text(*limit) +
                                                   " is enough: stop reading as soon as the answer is known");
}

Judgement judge_all(const Standard& standard, const harness::Ran& ran) {
    const sandbox::Limits& limits = standard.challenge.limits;
    if (auto stopped = judge_limits(standard, ran.report)) return std::move(*stopped);
    if (auto unloaded = judge_progress(standard.challenge.entry, ran)) return std::move(*unloaded);
    Judgement judgement = judge_ending(standard, ran);
    if (judgement.verdict != Verdict::accepted) return judgement;
    // The clock that kills ticks coarsely: a run may end just after its limit.
    if (ran.report.cpu_time > limits.cpu_time) return too_much_cpu(limits);
    if (auto reading = judge_reading(standard.a_case, ran.report)) return std::move(*reading);
    return judgement;
}

}  // namespace

Judgement judgement_of(Verdict verdict, std::string message) {
    Judgement judgement;
    judgement.verdict = verdict;
    judgement.message = std::move(message);
    return judgement;
}

Judgement judge(const Standard& standard, const harness::Ran& ran) {
    Judgement judgement = judge_all(standard, ran);
    std::string& shown = judgement.feedback.standard_error;
    const std::string written = safe_text(ran.standard_error, kShownError);
    if (!shown.empty() && !written.empty()) shown += '\n';
    shown += written;
    return judgement;
}

}  // namespace gradebox::runner
