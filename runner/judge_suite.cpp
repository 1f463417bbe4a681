#include <algorithm>
#include <array>
#include <string_view>

#include "runner/judge.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using harness::TestStatus;

constexpr std::size_t kShownMessage = 4 << 10;

std::string_view in_words(TestStatus status) {
    constexpr std::array<std::string_view, 6> kWords{
        "passed", "failed", "raised an exception", "was skipped", "failed as expected", "passed though it should fail"};
    return kWords[static_cast<std::size_t>(status)];
}

}  // namespace

const harness::Ran* failed_loading(const harness::Examined& examined) {
    if (examined.trouble.empty() || examined.runs.empty()) return nullptr;
    const auto& run = examined.runs.back();
    return std::holds_alternative<harness::Raised>(run.progress) ? &run : nullptr;
}

// The examiner's word is trusted; what it says about the solution's objects may be theirs.
Judgement judge_suite(const SuiteCase& work, const harness::Ran& ran) {
    Judgement judgement;
    const auto part = std::find_if(ran.parts.begin(), ran.parts.end(),
                                   [&](const harness::TestPart& one) { return one.name == work.part; });
    if (part == ran.parts.end()) {
        judgement.verdict = Verdict::wrong_answer;
        judgement.message =
            work.is_subtest() ? "this part of the test was not reached" : "the test is not there with this solution";
        return judgement;
    }
    if (part->status == work.expected) return judgement;
    judgement.verdict = part->status == TestStatus::error ? Verdict::runtime_error : Verdict::wrong_answer;
    judgement.message = part->message.empty() ? "the test " + std::string{in_words(part->status)}
                                              : safe_text(part->message, kShownMessage);
    return judgement;
}

}  // namespace gradebox::runner
