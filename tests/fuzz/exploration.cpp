// What a candidate's process says of the schedules it ran, from its bytes to a judgement.
#include "runner/judge.hpp"
#include "runner/load_cases.hpp"
#include "runner/orders.hpp"
#include "runner/utf8.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

constexpr std::string_view kCase =
    R"({"id": "two", "scenario": {"threads": [[{"call": "f"}, {"call": "g", "expect": 1}], [{"call": "f"}]]}})";

struct Fixture {
    Challenge challenge;
    Group group;

    Fixture() {
        challenge.entry.name = "f";
        challenge.search = Search{};
        Errors faults;
        group.cases = parse_cases(kCase, "cases.jsonl", {challenge, "group", Visibility::open, false, faults});
        for (const Error& fault : faults) require(false, fault.message.c_str());
        auto& scenario = std::get<ScenarioCase>(group.cases.front().work);
        const auto number = [](std::int64_t value) { return Value{value}; };
        scenario.orders = {{{0, 0, 1}, {number(1), number(1), number(2)}},
                           {{1, 0, 0}, {number(2), number(1), number(1)}}};
    }
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Fixture fixture;
    const auto& a_case = fixture.group.cases.front();
    Ran ran;
    ran.outcomes = gradebox::fuzz::text_of(data, size);
    const auto judgement =
        judge_scenario(std::get<ScenarioCase>(a_case.work),
                       {fixture.challenge, fixture.group, a_case, {}, "def f():\n    return 1\n"}, ran);
    require(!first_invalid_utf8(judgement.message), "what is shown of a schedule is UTF-8");
    require(judgement.verdict != Verdict::judge_error, "no answer is the machinery's fault");
    require(!judgement.message.empty(), "it says what was found");
    auto scenario = std::get<ScenarioCase>(a_case.work);
    scenario.orders.clear();
    take_orders(scenario, ran);
    for (const auto& order : scenario.orders) require(order.threads.size() == 3, "an order has every step");
    return 0;
}
