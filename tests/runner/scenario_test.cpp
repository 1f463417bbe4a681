// Scenarios: how they are read, how histories are explained by orders, and how they are judged.
#include <doctest/doctest.h>

#include "runner/judge.hpp"
#include "runner/orders.hpp"
#include "tests/runner/challenge_folder.hpp"

using namespace gradebox::runner;
using namespace gradebox::harness;
using gradebox::sandbox::ExitCause;

namespace {

const ScenarioCase& scenario_of(const Challenge& challenge) {
    return std::get<ScenarioCase>(challenge.groups.at(0).cases.at(0).work);
}

void make_scheduled(const ChallengeFolder& folder) {
    folder.definition(
        "title = \"Box\"\n[entry]\nkind = \"calls\"\nclass = \"Box\"\n[concurrency]\n[[group]]\nname = \"basics\"\n");
}

ScenarioCase read(const std::string& scenario) {
    const ChallengeFolder folder;
    make_scheduled(folder);
    folder.cases(R"({"id": "a", "scenario": )" + scenario + "}");
    return scenario_of(folder.load());
}

bool says(const std::string& scenario, const std::string& part) {
    const ChallengeFolder folder;
    make_scheduled(folder);
    folder.cases(R"({"id": "a", "scenario": )" + scenario + "}");
    INFO(scenario);
    return folder.only_fault_says(part);
}

Value number(std::int64_t n) {
    return Value{n};
}

// Two threads of one step each, and one after them.
ScenarioCase two_increments() {
    return read(R"({"init": [], "threads": [[["increment"]], [["increment"]]], "after": [["value"]]})");
}

History history(std::vector<std::uint32_t> over, std::int64_t a, std::int64_t b, std::int64_t after) {
    return {{}, {}, std::move(over), {Value{Object{0, "Box"}}, number(a), number(b), number(after)}};
}

const std::vector<std::uint32_t> kTogether{0, 0, 0, 0};
const std::vector<std::uint32_t> kAThenB{0, 0, 1, 0};

ScenarioCase with_orders() {
    auto scenario = two_increments();
    scenario.orders = {{{0, 1}, history({}, 1, 2, 2).outcomes}, {{1, 0}, history({}, 2, 1, 2).outcomes}};
    return scenario;
}

// An exploration as a candidate's process writes it.
std::string written(const std::vector<std::string>& histories, const std::string& stuck = std::string(1, '\0')) {
    std::string bytes{"\x03\x09\x01\x02\x01", 5};  // schedules, steps, exhausted, first thread
    bytes += static_cast<char>(histories.size());
    for (const auto& one : histories) bytes += one;
    return bytes + stuck;
}

// Schedule "2:1", a turn, when each began, and three outcomes besides the object.
std::string history_bytes(const std::string& over, char a, char b, char after) {
    std::string bytes{
        "\x03"
        "2:1"
        "\x01\x01\x06\x00",
        8};
    bytes += over;
    bytes += std::string{
        "\0\x0e\0\x03"
        "Box",
        7};
    for (const char value : {a, b, after}) bytes += std::string{"\0\x03", 2} + static_cast<char>(2 * value);
    return bytes;
}
const std::string kOverlap(4, '\0');
const std::string kInTurn{"\0\0\x01\0", 4};

Judgement judge_bytes(const ScenarioCase& scenario, const std::string& outcomes) {
    Challenge challenge;
    Group group;
    Case a_case;
    a_case.id = "races/two";
    a_case.work = scenario;
    Ran ran;
    ran.outcomes = outcomes;
    const InputPaths inputs;
    return judge_scenario(scenario, {challenge, group, a_case, inputs, "1\n2\n3\n4\n5\n  n += 1\n"}, ran);
}

}  // namespace

TEST_CASE("sections, and which steps are compared with the reference's") {
    const auto scenario = read(
        R"({"init": [1], "before": [["put", 2]], "threads": [[["put", 3], ["size"]], [{"call": "f", "expect": "secret"}]],)"
        R"( "after": [["get"], {"call": "g", "expect": {"$any": true}}]})");
    CHECK(scenario.sections.before == 2);
    CHECK(scenario.sections.threads == std::vector<std::uint32_t>{2, 1});
    CHECK_FALSE(scenario.sections.are_tasks);
    CHECK(scenario.by_order == std::vector<bool>{false, true, true, true, false, true, false});
    CHECK(encode(Scenario{scenario.steps.program, scenario.sections, {}, {}, {}}).find("secret") == std::string::npos);
    CHECK_FALSE(read(R"({"sequential": false, "init": [], "threads": [[["f"]], [["g"]]]})").needs_orders());
    CHECK(read(R"({"init": [], "tasks": [[["f"]], [["g"]]]})").sections.are_tasks);
}

TEST_CASE("what a scenario may not be") {
    CHECK(says(R"({"init": []})", "exactly one of \"threads\" and \"tasks\""));
    CHECK(
        says(R"({"init": [], "threads": [[["f"]]], "tasks": [[["f"]]]})", "exactly one of \"threads\" and \"tasks\""));
    CHECK(says(R"({"init": [], "threads": []})", "from 1 to 8"));
    CHECK(says(R"({"init": [], "threads": [[["f"]], []]})", "thread 2 must be a list of at least one step"));
    CHECK(says(R"({"threads": [[["f"]], [{"call": "g"}]]})", "thread 1 step 1: an operation as a list needs \"init\""));
    CHECK(says(R"({"init": [], "threads": [[["f"]], [7]]})", "thread 2 step 1: must be a list or an object"));
    CHECK(says(R"({"init": [], "threads": [[["f"]], [{"call": "g", "threads": 2}]]})",
               "a scenario's threads are its own"));
    CHECK(
        says(R"({"init": [], "threads": [[{"call": "f", "as": "x"}], [{"on": "x", "get": "y"}]]})", "no earlier step"));
    CHECK(says(R"({"init": [], "threads": [[{"call": "f", "as": "x"}], [{"call": "f", "as": "x"}]]})",
               "taken by another thread"));
    CHECK(says(R"({"init": [], "threads": [[["f"]], [["g"]]], "then": []})", "then"));
    CHECK(says(R"({"init": [], "threads": [[["f"]], [{"import": "clock", "as": "c"}]]})",
               "no module \"clock\" under given/"));
}

TEST_CASE("settings of [concurrency], and their faults") {
    const ChallengeFolder folder;
    const std::string start =
        "title = \"Box\"\n[entry]\nkind = \"calls\"\nclass = \"Box\"\n[[group]]\nname = \"basics\"\n[concurrency]\n";
    folder.cases(R"({"id": "a", "scenario": {"init": [], "threads": [[["f"]], [["g"]]]}})");
    folder.definition(start + "preemptions = 1\nschedules = 50\nrandom = 7\nseed = 9\nsteps = 300\n");
    CHECK(scenario_of(folder.load()).search == Search{1, 50, 7, 9, 300});
    CHECK(folder.load().groups[0].cases[0].fresh_process);
    CHECK(folder.load().limits.cpu_time == std::chrono::seconds{20});
    folder.definition(start + "random = 0\npreemptions = 0\n");
    CHECK(scenario_of(folder.load()).search == Search{0, 1000, 0, 1, 50'000});
    folder.definition(start + "random = 0.5\n");
    CHECK(folder.only_fault_says("a whole number from 0"));
    folder.make_class();
    CHECK(folder.only_fault_says("a scenario needs the table [concurrency]"));
    folder.definition(start + "preemptions = 6\n");
    CHECK(folder.only_fault_says("at most 5"));
    folder.definition(start + "schedules = 10\nrandom = 11\n");
    CHECK(folder.only_fault_says("\"random\" are some of the \"schedules\""));
    folder.definition(start + "preemption = 1\n");
    CHECK(folder.only_fault_says("preemption"));
}

TEST_CASE("a history is explained by an order with the same outcomes") {
    const auto scenario = with_orders();
    const ExactComparator exact;
    const Comparator comparator{exact};
    const Orders orders{scenario, comparator};
    CHECK(orders.explain(history(kTogether, 1, 2, 2)));
    CHECK(orders.explain(history(kTogether, 2, 1, 2)));
    CHECK_FALSE(orders.explain(history(kTogether, 1, 1, 1)));
    CHECK_FALSE(orders.explain(history(kTogether, 1, 2, 1)));
}

TEST_CASE("an order must not have a step before one that was over when it began") {
    const auto scenario = with_orders();
    const Comparator comparator{ExactComparator{}};
    const Orders orders{scenario, comparator};
    CHECK(orders.explain(history(kAThenB, 1, 2, 2)));
    CHECK_FALSE(orders.explain(history(kAThenB, 2, 1, 2)));
}

TEST_CASE("objects are the same where the reference's are, whatever their numbers and classes") {
    const auto object = [](std::uint64_t handle, const char* type) { return Value{Object{handle, type}}; };
    auto scenario = read(R"({"threads": [[{"call": "Box"}], [{"call": "Box"}]]})");
    scenario.orders = {{{0, 1}, {object(0, "Box"), object(0, "Box")}}};
    const Comparator comparator{ExactComparator{}};
    const Orders orders{scenario, comparator};
    const auto explains = [&](std::uint64_t a, std::uint64_t b) {
        return orders.explain({{}, {}, kTogether, with_numbered_objects({object(a, "Other"), object(b, "Other")})});
    };
    CHECK(explains(0, 0));
    CHECK(explains(5, 5));
    CHECK_FALSE(explains(0, 1));
}

TEST_CASE("an exception counts by its class") {
    auto scenario = read(R"({"init": [], "threads": [[["take"]], [["take"]]]})");
    const Raised empty{"LookupError", {"LookupError"}, "nothing here", ""};
    const Raised key{"KeyError", {"KeyError", "LookupError"}, "", ""};
    const Raised type{"TypeError", {"TypeError"}, "", ""};
    scenario.orders = {{{0, 1}, {Value{}, number(1), empty}}};
    const Comparator comparator{ExactComparator{}};
    const Orders orders{scenario, comparator};
    CHECK(orders.explain({{}, {}, kTogether, {Value{}, number(1), key}}));
    CHECK_FALSE(orders.explain({{}, {}, kTogether, {Value{}, number(1), type}}));
    CHECK_FALSE(orders.explain({{}, {}, kTogether, {Value{}, number(1), number(1)}}));
}

TEST_CASE("what overlaps is a race, what fails one after the other is a wrong answer") {
    const auto scenario = with_orders();
    CHECK(judge_bytes(scenario, written({history_bytes(kOverlap, 1, 2, 2)})).verdict == Verdict::accepted);
    const auto race =
        judge_bytes(scenario, written({history_bytes(kOverlap, 1, 2, 2), history_bytes(kOverlap, 1, 1, 1)}));
    CHECK(race.verdict == Verdict::race_condition);
    CHECK(race.message.find("A is stopped before line 6: n += 1") != std::string::npos);
    CHECK(race.message.find("--schedule races/two=2:1") != std::string::npos);
    CHECK(judge_bytes(scenario, written({history_bytes(kInTurn, 1, 1, 1)})).verdict == Verdict::wrong_answer);
}

TEST_CASE("nobody can go on, or everybody goes on for ever") {
    const auto scenario = with_orders();
    // Deadlock in the schedule "-": thread 1 waits in line 6 for the lock that thread 2 holds since line 3.
    const std::string waits{
        "\x01\x01"
        "-"
        "\x00\x01\x01\x06\x01\x01\x02\x03",
        11};
    const auto deadlock = judge_bytes(scenario, written({}, std::string(1, '\x01') + waits));
    CHECK(deadlock.verdict == Verdict::deadlock);
    CHECK(deadlock.message.find("A waits in line 6: n += 1") != std::string::npos);
    CHECK(deadlock.message.find("for the lock that B holds since line 3") != std::string::npos);
    const auto livelock = judge_bytes(scenario, written({}, std::string{"\x01\x00\x01-\x00\x00", 6}));
    CHECK(livelock.verdict == Verdict::time_limit_exceeded);
    CHECK(livelock.message.find("livelock") != std::string::npos);
    CHECK(judge_bytes(scenario, written({})).verdict == Verdict::runtime_error);
}

TEST_CASE("an exploration that does not fit the scenario is refused") {
    const auto scenario = with_orders();
    const auto whole = written({history_bytes(kOverlap, 1, 2, 2)});
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK(judge_bytes(scenario, whole.substr(0, size)).verdict == Verdict::runtime_error);
    CHECK(judge_bytes(scenario, whole + "x").verdict == Verdict::runtime_error);
}

TEST_CASE("the reference's answer gives the orders") {
    auto scenario = two_increments();
    Ran ran;
    ran.outcomes = written({history_bytes(kInTurn, 1, 2, 2), history_bytes(std::string{"\0\x01\0\0", 4}, 2, 1, 2)});
    CHECK(take_orders(scenario, ran).empty());
    REQUIRE(scenario.orders.size() == 2);
    CHECK(scenario.orders[0].threads == std::vector<std::uint32_t>{0, 1});
    CHECK(scenario.orders[1].threads == std::vector<std::uint32_t>{1, 0});
    ran.outcomes = written({});
    scenario.orders.clear();
    CHECK(take_orders(scenario, ran).find("no order") != std::string::npos);
}
