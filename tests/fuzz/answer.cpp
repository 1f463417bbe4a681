// What a candidate's process answered, from its bytes to a judgement that is fit to be shown.
#include "harness/answer.hpp"

#include <array>

#include "runner/judge.hpp"
#include "runner/load_cases.hpp"
#include "runner/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

constexpr std::string_view kCases = R"json(
{"id": "int", "steps": [{"call": "f", "expect": 3}]}
{"id": "list", "steps": [{"call": "f", "expect": [1, 2.5, "three", null, {"four": true}]}]}
{"id": "nested", "steps": [{"call": "f", "expect": {"$dict": [[1, [0.5, {"$tuple": [1, 2]}]], [2.5, "x"]]}}]}
{"id": "set", "steps": [{"call": "f", "expect": {"$set": [1.5, 2, {"$tuple": ["a", 1]}]}}]}
{"id": "wild", "steps": [{"call": "f", "expect": [{"$object": "Node"}, {"$any": true}]}]}
{"id": "raises", "steps": [{"call": "f", "raises": "LookupError"}]}
{"id": "record", "steps": [{"call": "f", "expect": {"$record": ["decimal.Decimal", {"text": "1.10"}]}}]}
{"id": "threads", "steps": [{"call": "f", "threads": 2, "distinct": 1}]}
{"id": "same", "steps": [{"call": "f", "as": "a"}, {"call": "f", "as": "b"}, {"same": ["a", "b"], "expect": true}]}
)json";

Challenge make_challenge() {
    Challenge challenge;
    challenge.entry.name = "f";
    challenge.entry.record_types = {"decimal.Decimal"};
    challenge.limits.threads = 8;
    const std::array<Comparator, 3> comparators{ExactComparator{}, FloatComparator{}, UnorderedComparator{}};
    for (const Comparator& comparator : comparators) {
        Errors faults;
        Group group;
        group.comparator = comparator;
        group.cases = parse_cases(kCases, "cases.jsonl", {challenge, "group", Visibility::open, false, faults});
        for (const Error& fault : faults) require(false, fault.message.c_str());
        challenge.groups.push_back(std::move(group));
    }
    return challenge;
}

void require_shown(const std::string& text) {
    require(!first_invalid_utf8(text), "what is shown of an answer is UTF-8");
}

void judge_as(const Challenge& challenge, const Group& group, const Case& a_case, const Ran& ran) {
    const Judgement judgement = judge({challenge, group, a_case, {}}, ran);
    const Feedback& feedback = judgement.feedback;
    for (const std::string* const text : {&judgement.message, &judgement.guarded_message, &feedback.expected,
                                          &feedback.actual, &feedback.diff, &feedback.standard_error})
        require_shown(*text);
    require(judgement.verdict != Verdict::judge_error, "no answer is the machinery's fault");
    require((judgement.verdict == Verdict::accepted) == judgement.message.empty(), "a failure says why");
}

}  // namespace

// Its size chooses the comparator.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Challenge challenge = make_challenge();
    const auto bytes = gradebox::fuzz::text_of(data, size);
    Ran ran;
    ran.report.cause = gradebox::sandbox::ExitCause::replied;
    if (auto answer = decode_answer(bytes)) {
        require(bytes.ends_with(answer->outcomes), "outcomes come last");
        ran.answered = true;
        ran.progress = std::move(answer->progress);
        ran.outcomes = answer->outcomes;
    }
    const Group& group = challenge.groups[size % challenge.groups.size()];
    for (const Case& a_case : group.cases) judge_as(challenge, group, a_case, ran);
    return 0;
}
