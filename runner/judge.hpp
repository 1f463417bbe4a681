// What one finished run of a case is worth. Decides from the kernel's facts and plain values alone: no text that the
// candidate's process wrote can make a case pass.
// Runs in: gradebox (trusted); outcomes, output and progress are hostile.
#pragma once

#include <string>

#include "harness/messages.hpp"
#include "runner/challenge.hpp"
#include "runner/grading.hpp"
#include "runner/result.hpp"

namespace gradebox::runner {

struct Judgement {
    Verdict verdict{Verdict::accepted};
    std::string message;          // with details of the case: for those who may see them
    std::string guarded_message;  // fit for every visibility; may be empty
    Feedback feedback;            // without input
    double share{0};              // of the case's points, when it is not accepted
    bool ends_submission{false};  // the solution can't be loaded, so no case can be run
};

Judgement judgement_of(Verdict verdict, std::string message);

// What a case is judged against.
struct Standard {
    const Challenge& challenge;
    const Group& group;
    const Case& a_case;
    const InputPaths& inputs;
    std::string_view source{};  // of the solution, to show lines of
};

// For every cause but machinery, which the caller retries.
Judgement judge(const Standard& standard, const harness::Ran& ran);

// The run in which the solution raised when the tests imported it, so that they cannot be loaded; or null.
const harness::Ran* failed_loading(const harness::Examined& examined);

// The parts of it. The run ended as it should; what did it answer?
Judgement judge_calls(const CallsCase& work, const Comparator& comparator, const harness::Ran& ran);
Judgement judge_step(const harness::Step& step, const Expectation& expectation, const harness::Outcome& outcome,
                     const Comparator& comparator, bool is_last);
Judgement judge_same(const SameObject& same, const std::vector<harness::Outcome>& outcomes);
Judgement judge_scenario(const ScenarioCase& work, const Standard& standard, const harness::Ran& ran);
Judgement judge_suite(const SuiteCase& work, const harness::Ran& ran);
Judgement judge_script(const ScriptCase& work, const Standard& standard, const harness::Ran& ran);

}  // namespace gradebox::runner
