// Replies of a worker that exists only in a test, and the dialogue of a grading with it.
#pragma once

#include <deque>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "harness/bytes.hpp"
#include "harness/tags.hpp"
#include "runner/grading.hpp"

namespace gradebox::runner {

inline std::string encoded(const std::vector<harness::Outcome>& outcomes) {
    std::string bytes;
    harness::ByteWriter out{bytes};
    for (const harness::Outcome& outcome : outcomes) {
        if (const auto* const value = std::get_if<harness::Value>(&outcome)) {
            out.byte(static_cast<std::uint8_t>(harness::OutcomeTag::value));
            harness::encode(*value, bytes);
            continue;
        }
        const auto& raised = std::get<harness::Raised>(outcome);
        out.byte(static_cast<std::uint8_t>(harness::OutcomeTag::raised));
        out.text(raised.type_name);
        out.count(raised.builtin_bases.size());
        for (const std::string& base : raised.builtin_bases) out.text(base);
        out.text(raised.message);
        out.text(raised.traceback);
    }
    out.byte(static_cast<std::uint8_t>(harness::OutcomeTag::end));
    return bytes;
}

inline harness::Ran answered(const std::vector<harness::Outcome>& outcomes) {
    harness::Ran ran;
    ran.report.cause = sandbox::ExitCause::replied;
    ran.answered = true;
    ran.outcomes = encoded(outcomes);
    return ran;
}

inline harness::Ran answered(std::int64_t value) {
    return answered({harness::Outcome{harness::Value{value}}});
}

inline harness::Ran stopped(sandbox::ExitCause cause, int number = 0) {
    harness::Ran ran;
    ran.report.cause = cause;
    ran.report.signal = number;
    ran.report.exit_code = number;
    return ran;
}

inline harness::Ran unloaded(harness::Progress progress) {
    harness::Ran ran = answered(std::vector<harness::Outcome>{});
    ran.progress = std::move(progress);
    return ran;
}

inline harness::Raised raised(const std::string& type, const std::string& message = "") {
    return {type, {type, "Exception", "BaseException"}, message, "line 3, in f\n"};
}

// Plays the worker: Opened and Closed come by themselves, the replies to runs and broken openings from the script.
class ScriptedWorker {
public:
    struct Lost {};
    using Line = std::variant<harness::Ran, harness::Failed, Lost>;

    explicit ScriptedWorker(std::deque<Line> runs, int broken_openings = 0)
        : runs_{std::move(runs)}, broken_openings_{broken_openings} {}

    Result play(Grading& grading) {
        while (auto request = grading.next()) {
            if (const auto* const open = std::get_if<harness::Open>(&*request)) {
                limits.push_back(open->limits);
                answer_open(grading);
            } else if (std::holds_alternative<harness::Close>(*request)) {
                note('C', grading);
                grading.accept(harness::Closed{});
            } else {
                answer_run(grading, *request);
            }
        }
        return grading.result();
    }

    std::string log;  // O open, R run, F fresh run, C close; in small letters where it must be alone
    std::vector<harness::RunScript> scripts;
    std::vector<sandbox::Limits> limits;  // of each box

private:
    void note(char letter, const Grading& grading) {
        log += grading.wants_to_be_alone() ? static_cast<char>(letter - 'A' + 'a') : letter;
    }

    void answer_open(Grading& grading) {
        note('O', grading);
        if (broken_openings_-- > 0) return grading.accept(harness::Failed{"no cgroup"});
        grading.accept(harness::Opened{});
    }

    void answer_run(Grading& grading, const harness::Request& request) {
        const auto* const calls = std::get_if<harness::RunCalls>(&request);
        note(calls != nullptr && calls->fresh ? 'F' : 'R', grading);
        if (const auto* const script = std::get_if<harness::RunScript>(&request)) scripts.push_back(*script);
        if (runs_.empty()) throw std::logic_error{"more runs than the test has replies for"};
        const Line line = std::move(runs_.front());
        runs_.pop_front();
        if (const auto* const ran = std::get_if<harness::Ran>(&line)) return grading.accept(*ran);
        if (const auto* const failed = std::get_if<harness::Failed>(&line)) return grading.accept(*failed);
        grading.worker_lost("the worker died");
    }

    std::deque<Line> runs_;
    int broken_openings_;
};

}  // namespace gradebox::runner
