#include <utility>

#include "harness/count_items.hpp"
#include "runner/judge.hpp"
#include "runner/load_cases.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

// Items of a reply beyond those that are expected. In gradebox's memory an item takes sixty times what it takes in the
// reply, so that without this a candidate with 20 MiB would have gradebox use more than a gigabyte.
constexpr std::size_t kSurplusItems = 1'000'000;

DecodeLimits limits_of(const CallsCase& work) {
    DecodeLimits limits;
    limits.items = kSurplusItems;
    for (const Expectation& expectation : work.expectations)
        if (const auto* const expected = std::get_if<ExpectedValue>(&expectation))
            limits.items += count_items(expected->value);
    return limits;
}

std::string place_of(const Program& program, std::size_t step) {
    return 'r' + std::to_string(step + 1) + " = " + describe(program[step], 200) + ": ";
}

}  // namespace

Judgement judge_calls(const CallsCase& work, const Comparator& comparator, const Ran& ran) {
    const auto outcomes = decode_outcomes(ran.outcomes, work.program.size(), limits_of(work));
    if (!outcomes) {
        Judgement judgement;
        judgement.verdict = Verdict::runtime_error;
        judgement.message = "the reply is not valid, or far larger than the answer: " + outcomes.error().reason;
        return judgement;
    }
    Judgement last;
    for (std::size_t i = 0; i < work.program.size(); ++i) {
        Judgement judgement =
            judge_step(work.program[i], work.expectations[i], (*outcomes)[i], comparator, i + 1 == work.program.size());
        if (judgement.verdict != Verdict::accepted) {
            if (work.program.size() > 1) judgement.message.insert(0, place_of(work.program, i));
            return judgement;
        }
        last = std::move(judgement);
    }
    for (const SameObject& same : work.same) {
        Judgement judgement = judge_same(same, *outcomes);
        if (judgement.verdict != Verdict::accepted) return judgement;
    }
    return last;
}

}  // namespace gradebox::runner
