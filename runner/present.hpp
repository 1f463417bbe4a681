// What of a judgement goes into the result: scores, and as much feedback as the group's visibility allows. Whatever is
// left out here is nowhere in a report.
// Runs in: gradebox (trusted).
#pragma once

#include "runner/judge.hpp"
#include "runner/result.hpp"
#include "sandbox/run_report.hpp"

namespace gradebox::runner {

// The row of a case before its turn.
CaseResult skipped_case(const Group& group, const Case& a_case);

// `revealed`: with everything, whatever the visibility.
CaseResult judged_case(const Standard& standard, const Judgement& judgement, const sandbox::RunReport& report,
                       bool revealed);

// Fills verdict and score from the cases.
void sum_up(Result& result, const Challenge& challenge);

}  // namespace gradebox::runner
