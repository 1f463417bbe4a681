// One step of a program, and whether two steps gave the same object.
#include <set>
#include <utility>

#include "runner/canonical.hpp"
#include "runner/comparator.hpp"
#include "runner/exceptions.hpp"
#include "runner/judge.hpp"
#include "runner/load_cases.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kShownTraceback = 16 << 10;
// Judges one step: a visitor over what was expected of it.
class StepJudge {
public:
    StepJudge(const Step& step, const Outcome& outcome, const Comparator& comparator, bool is_last)
        : step_{step}, outcome_{outcome}, comparator_{comparator}, is_last_{is_last} {}

    Judgement operator()(const Anything& /*anything*/) const { return raised() == nullptr ? Judgement{} : crash(); }

    Judgement operator()(const ExpectedValue& expected) const {
        if (raised() != nullptr) return crash();
        const Comparison comparison = compare(expected.value, value(), comparator_);
        Judgement judgement = comparison.equal ? Judgement{} : wrong(comparison.difference);
        if (comparison.equal && !is_last_) return judgement;
        judgement.feedback.expected = repr(expected.value);
        judgement.feedback.actual = repr(value());
        judgement.feedback.diff = comparison.difference;
        return judgement;
    }

    Judgement operator()(const ExpectedException& expected) const {
        const Raised* const exception = raised();
        if (exception != nullptr && is_exception(*exception, expected.type_name)) return {};
        const std::string got = exception == nullptr ? repr(value(), 200) : describe(*exception);
        Judgement judgement = wrong("expected " + expected.type_name + " to be raised, got " + got);
        judgement.feedback.expected = expected.type_name;
        judgement.feedback.actual = got;
        if (exception != nullptr) judgement.feedback.standard_error = traceback(*exception);
        return judgement;
    }

    Judgement operator()(const ExpectedDistinct& expected) const {
        if (raised() != nullptr) return crash();
        const auto* const together = std::get_if<CallTogether>(&step_);
        const auto* const results = std::get_if<List>(&value().data);
        if (together == nullptr || results == nullptr || results->items.size() != together->threads) {
            return wrong("expected one result from each thread, got " + repr(value(), 200));
        }
        std::set<std::string> different;
        for (const Value& result : results->items) different.insert(canonical(result));
        if (different.size() == expected.objects) return {};
        return wrong("expected " + std::to_string(expected.objects) + " different objects among the results, got " +
                     std::to_string(different.size()));
    }

private:
    const Raised* raised() const { return std::get_if<Raised>(&outcome_); }
    const Value& value() const { return std::get<Value>(outcome_); }

    static std::string traceback(const Raised& exception) { return safe_text(exception.traceback, kShownTraceback); }

    Judgement wrong(std::string message) const {
        Judgement judgement;
        const bool together = std::holds_alternative<CallTogether>(step_);
        judgement.verdict = together ? Verdict::race_condition : Verdict::wrong_answer;
        judgement.message = std::move(message);
        return judgement;
    }

    Judgement crash() const {
        Judgement judgement;
        judgement.verdict = Verdict::runtime_error;
        judgement.message = describe(*raised());
        judgement.feedback.actual = judgement.message;
        judgement.feedback.standard_error = traceback(*raised());
        return judgement;
    }

    const Step& step_;
    const Outcome& outcome_;
    const Comparator& comparator_;
    bool is_last_;  // its values are shown even when it is right
};

}  // namespace

Judgement judge_step(const Step& step, const Expectation& expectation, const Outcome& outcome,
                     const Comparator& comparator, bool is_last) {
    return std::visit(StepJudge{step, outcome, comparator, is_last}, expectation);
}

Judgement judge_same(const SameObject& same, const std::vector<Outcome>& outcomes) {
    const auto object_of = [&](std::uint64_t step) -> const Object* {
        const auto* const value = step < outcomes.size() ? std::get_if<Value>(&outcomes[step]) : nullptr;
        return value == nullptr ? nullptr : std::get_if<Object>(&value->data);
    };
    const Object* const left = object_of(same.left);
    const Object* const right = object_of(same.right);
    const std::string names = 'r' + std::to_string(same.left + 1) + " and r" + std::to_string(same.right + 1);
    Judgement judgement;
    if (left == nullptr || right == nullptr) {
        judgement.message = names + " should be objects, but at least one is a plain value";
    } else if ((left->handle == right->handle) != same.expected) {
        judgement.message = names + (same.expected ? " should be the same object" : " should be different objects");
    }
    if (!judgement.message.empty()) judgement.verdict = Verdict::wrong_answer;
    return judgement;
}

}  // namespace gradebox::runner
