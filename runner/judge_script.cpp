#include <algorithm>
#include <utility>

#include "runner/case_content.hpp"
#include "runner/comparator.hpp"
#include "runner/judge.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

constexpr std::size_t kShown = 2000;  // bytes of an output

Judgement unreadable(std::string why) {
    Judgement judgement;
    judgement.verdict = Verdict::judge_error;
    judgement.message = std::move(why);
    judgement.guarded_message = "an expected output of the case cannot be read";
    return judgement;
}

Judgement judge_output(const FileContent& content, const std::string& actual, const Standard& standard) {
    const auto expected = content_of(content, standard.inputs);
    if (!expected) return unreadable(expected.error());
    const Comparison comparison = compare_text(*expected, actual, standard.group.comparator);
    Judgement judgement;
    judgement.feedback.expected = safe_text(*expected, kShown);
    judgement.feedback.actual = safe_text(actual, kShown);
    if (comparison.equal) return judgement;
    judgement.verdict = Verdict::wrong_answer;
    judgement.message = comparison.difference;
    judgement.feedback.diff = comparison.difference;
    return judgement;
}

Judgement judge_file(const CaseFile& expected, const Standard& standard, const harness::Ran& ran) {
    const auto file = std::find_if(ran.files.begin(), ran.files.end(),
                                   [&](const harness::OutputFile& f) { return f.name == expected.name; });
    Judgement judgement;
    if (file != ran.files.end() && file->present) {
        judgement = judge_output(expected.content, file->content, standard);
        if (judgement.verdict != Verdict::accepted) judgement.message.insert(0, expected.name + ": ");
        return judgement;
    }
    const bool refused = file != ran.files.end() && !file->problem.empty();
    judgement.verdict = Verdict::wrong_answer;
    judgement.message =
        "the file " + expected.name + (refused ? ": " + safe_text(file->problem, 200) : " was not written");
    return judgement;
}

}  // namespace

Judgement judge_script(const ScriptCase& work, const Standard& standard, const harness::Ran& ran) {
    Judgement judgement;
    judgement.feedback.actual = safe_text(ran.standard_output, kShown);
    if (ran.report.exit_code != work.exit_code) {
        judgement.verdict = Verdict::wrong_answer;
        judgement.message =
            "expected exit code " + std::to_string(work.exit_code) + ", got " + std::to_string(ran.report.exit_code);
        return judgement;
    }
    if (work.standard_output) judgement = judge_output(*work.standard_output, ran.standard_output, standard);
    for (const CaseFile& file : work.output_files) {
        if (judgement.verdict != Verdict::accepted) return judgement;
        judgement = judge_file(file, standard, ran);
    }
    return judgement;
}

}  // namespace gradebox::runner
