#include "runner/present.hpp"

#include <map>

#include "runner/load_cases.hpp"

namespace gradebox::runner {
namespace {

std::string message_for(const Group& group, const Judgement& judgement, bool revealed) {
    if (revealed) return judgement.message;
    if (judgement.verdict == Verdict::accepted) return "";
    if (!judgement.guarded_message.empty()) return judgement.guarded_message;
    return group.visibility == Visibility::hint ? group.hint : "";
}

}  // namespace

CaseResult skipped_case(const Group& group, const Case& a_case) {
    CaseResult row;
    row.id = a_case.id;
    row.group = group.name;
    row.visibility = group.visibility;
    row.max_score = group.points / static_cast<double>(group.cases.size());
    return row;
}

CaseResult judged_case(const Standard& standard, const Judgement& judgement, const sandbox::RunReport& report,
                       bool revealed) {
    CaseResult row = skipped_case(standard.group, standard.a_case);
    row.verdict = judgement.verdict;
    row.score = judgement.verdict == Verdict::accepted ? row.max_score : row.max_score * judgement.share;
    row.cpu_time = report.cpu_time;
    row.wall_time = report.wall_time;
    row.peak_memory = report.peak_memory;
    row.message = message_for(standard.group, judgement, revealed);
    if (revealed) {
        row.feedback = judgement.feedback;
        const std::string& known = standard.a_case.input_text;
        row.feedback->input = known.empty() ? describe(standard.a_case) : known;
    }
    return row;
}

void sum_up(Result& result, const Challenge& challenge) {
    std::map<std::string, double> earned;  // cases and parts of cases
    // Of a suite that was never run not even the cases are known.
    result.verdict = result.cases.empty() ? Verdict::skipped : Verdict::accepted;
    for (const CaseResult& row : result.cases) {
        earned[row.group] += row.verdict == Verdict::accepted ? 1 : row.max_score > 0 ? row.score / row.max_score : 0;
        if (result.verdict == Verdict::accepted) result.verdict = row.verdict;
    }
    // By group, not by case: three thirds of a point make one point.
    result.score = 0;
    for (const Group& group : challenge.groups) {
        if (group.cases.empty()) continue;
        result.score += group.points * (earned[group.name] / static_cast<double>(group.cases.size()));
    }
}

}  // namespace gradebox::runner
