#include "runner/load_growth.hpp"

#include <doctest/doctest.h>

#include "tests/runner/challenge_folder.hpp"

using namespace gradebox::runner;
namespace harness = gradebox::harness;
namespace sandbox = gradebox::sandbox;

namespace {

// A class Box, whose one case is of growth; {} stands for the members of "growth".
struct GrowthFolder : ChallengeFolder {
    GrowthFolder() { make_class(); }

    void growth(const std::string& members) const { cases(R"~({"id": "a", "growth": {)~" + members + "}}"); }
    GrowthCase read(const std::string& members) const {
        growth(members);
        return std::get<GrowthCase>(load().groups.at(0).cases.at(0).work);
    }
    // Whether the one fault stands in line 1 and says `part`.
    bool says(const std::string& members, const std::string& part) const {
        growth(members);
        INFO(members);
        for (const auto& fault : faults()) INFO(fault);
        return only_fault_says(part) && faults().front().starts_with("cases/basics.jsonl:1: ");
    }
};

const std::string kMeasured = R"~("measure": "time", "bound": "O(1)", "sizes": [1000, 100000])~";
const std::string kOperation = R"~(, "operation": [["get", {"$scattered": true}]])~";

}  // namespace

TEST_CASE("a growth case says what is measured, over which sizes, and what is allowed") {
    const GrowthFolder folder;
    const GrowthCase work = folder.read(
        R"~("measure": "time", "bound": "O(n log n)", "sizes": [1000, 100000], "init": [{"$n": true}, 7],)~"
        R"~("prepare": [["put", {"$i": true}, "x"]], "operation": [["get", {"$scattered": true}], ["put", {"$new": true}, 1]],)~"
        R"~("expect": [{"$scattered": true}, null], "consume": true)~");
    CHECK(work.measure == Measure::time);
    CHECK(work.bound == Bound::linearithmic);
    CHECK(work.sizes == std::vector<std::uint64_t>{1000, 4642, 21544, 50'000, 100'000});
    CHECK(work.name() == "get, put");
    CHECK(work.consumes);
    CHECK(folder.load().groups[0].cases[0].fresh_process);

    const auto first = work.first_program(1000);
    REQUIRE(first.size() == 3);
    CHECK(std::get<harness::Call>(first[0]).args ==
          harness::Arguments{harness::Value{std::int64_t{1000}}, harness::Value{std::int64_t{7}}});
    const auto& prepare = std::get<harness::Repeat>(first[1]);
    CHECK(prepare.times == 1000);
    CHECK(prepare.calls.at(0).step == 0);
    CHECK(prepare.calls.at(0).args.at(0) == harness::RepeatedArgument{harness::Made{harness::Making::round, ""}});
    CHECK(std::get<harness::Repeat>(first[2]).times == 0);
    CHECK(work.measured_program(50) == harness::Program{harness::Again{50}});
}

TEST_CASE("what is expected of the operation never goes with the programs") {
    const GrowthFolder folder;
    const GrowthCase work =
        folder.read(kMeasured + R"~(, "init": [], "operation": [["get", 1]], "expect": ["secret"])~");
    CHECK(harness::encode(work.first_program(1000)).find("secret") == std::string::npos);
    CHECK(work.expected_digest(1000, 1).has_value());
    CHECK(work.expected_digest(1000, 1) != work.expected_digest(1000, 2));
    CHECK(!folder.read(kMeasured + kOperation).expected_digest(1000, 1).has_value());
}

TEST_CASE("memory by item keeps as many results as there are items") {
    const GrowthFolder folder;
    const GrowthCase work =
        folder.read(R"~("measure": "memory", "per_item": "72B", "sizes": [1000, 100000], "operation": [["Box", 1]])~");
    CHECK(work.per_item == sandbox::Bytes{72});
    const auto program = work.first_program(500);
    REQUIRE(program.size() == 1);
    const auto& repeat = std::get<harness::Repeat>(program[0]);
    CHECK(repeat.keeps);
    CHECK(repeat.times == 500);
    CHECK(!repeat.calls.at(0).step.has_value());
}

TEST_CASE("a file is cut to each size") {
    const GrowthFolder folder;
    folder.definition(
        "title = \"F\"\n[entry]\nkind = \"calls\"\nfunction = \"f\"\n[[input]]\nname = \"big\"\n"
        "generator = \"g.py\"\nsize = \"1GiB\"\n[[group]]\nname = \"basics\"\n");
    folder.write("cases/g.py", "");
    const std::string sizes = R"~("sizes": ["16MiB", "1GiB"], "operation": [["f", {"$path": "x"}]])~";
    const std::string files = R"~({"id": "a", "files": {"x": {"$input": "big"}, "y": "text"}, "growth": {)~";
    folder.cases(files + R"~("measure": "memory", "bound": "O(1)", "file": "x", )~" + sizes + "}}");
    const auto loaded = folder.load();
    const auto& work = std::get<GrowthCase>(loaded.groups.at(0).cases.at(0).work);
    CHECK(work.sizes.front() == 16 << 20);
    CHECK(work.sizes.back() == 1 << 30);
    CHECK(work.file == "x");
    const auto fault = [&](const std::string& members) {
        folder.cases(files + R"~("measure": "memory", "bound": "O(1)", )~" + members + "}}");
        const auto all = folder.faults();
        return all.size() == 1 ? all.front() : "";
    };
    CHECK(fault(R"~("file": "y", )~" + sizes).find("that is an {\"$input\": ...}") != std::string::npos);
    CHECK(
        fault(R"~("file": "x", "sizes": ["1MiB", "2GiB"], "operation": [["f"]])~").find("more than the size of the") !=
        std::string::npos);
    CHECK(fault(R"~("file": "x", "sizes": [1, 100], "operation": [["f"]])~").find("[\"16MiB\", \"1GiB\"]") !=
          std::string::npos);
}

TEST_CASE("what is missing or does not fit is said, with its line") {
    const GrowthFolder folder;
    CHECK(folder.says(R"~("bound": "O(1)", "sizes": [1, 100], "operation": [["f"]])~", "\"measure\" is missing"));
    CHECK(folder.says(R"~("measure": "tim", "bound": "O(1)", "sizes": [1, 100], "operation": [["f"]])~",
                      "did you mean \"time\""));
    CHECK(folder.says(R"~("measure": "time", "sizes": [1, 100], "operation": [["f"]])~", "either \"bound\""));
    CHECK(folder.says(R"~("measure": "time", "bound": "O(2)", "sizes": [1, 100], "operation": [["f"]])~",
                      "one of O(1), O(log n), O(n), O(n log n), O(n^2), not \"O(2)\""));
    CHECK(folder.says(R"~("measure": "time", "per_item": "7B", "sizes": [1, 100], "operation": [["f"]])~",
                      "is for \"measure\": \"memory\""));
    CHECK(folder.says(R"~("measure": "memory", "per_item": "7", "sizes": [1, 100], "operation": [["f"]])~",
                      "\"per_item\":"));
    CHECK(folder.says(R"~("measure": "time", "bound": "O(1)", "operation": [["f"]])~", "\"sizes\" is missing"));
    CHECK(folder.says(R"~("measure": "time", "bound": "O(1)", "sizes": [1], "operation": [["f"]])~",
                      "must be two: the first and the last"));
    CHECK(folder.says(R"~("measure": "time", "bound": "O(1)", "sizes": [0, 100], "operation": [["f"]])~",
                      "whole numbers from 1"));
    CHECK(folder.says(R"~("measure": "time", "bound": "O(1)", "sizes": [10, 200], "operation": [["f"]])~",
                      "at least 30 times the first"));
    CHECK(folder.says(kMeasured, "\"operation\" is missing"));
    CHECK(folder.says(kMeasured + R"~(, "operation": [])~", "\"operation\" is empty"));
    CHECK(folder.says(kMeasured + R"~(, "operation": ["get"])~", "begins with the name of a function or class"));
    CHECK(folder.says(kMeasured + R"~(, "init": [], "operation": [[1]])~", "begins with the name of a method"));
    CHECK(folder.says(kMeasured + R"~(, "init": [{"$i": true}])~" + kOperation, "for it is done once"));
    CHECK(folder.says(kMeasured + R"~(, "operation": [["f", {"$i": 1}]])~", "\"$i\" takes true"));
    CHECK(folder.says(kMeasured + R"~(, "operation": [["f", {"$list": "up"}]])~",
                      "\"$list\" takes \"ascending\", \"descending\", \"shuffled\", \"equal\""));
    CHECK(folder.says(kMeasured + R"~(, "operation": [["f", {"$text": ""}]])~", "1 to 1000 ASCII characters"));
    CHECK(folder.says(kMeasured + R"~(, "operation": [["f", {"$what": 1}]])~", "unknown tag"));
    CHECK(folder.says(kMeasured + kOperation + R"~(, "expect": [])~", "one result for each call"));
    CHECK(folder.says(kMeasured + kOperation + R"~(, "expect": [[1]])~", "\"expect\" takes null"));
    CHECK(folder.says(kMeasured + kOperation + R"~(, "expcet": [1])~", "expcet"));
    CHECK(folder.says(R"~("measure": "memory", "per_item": "7B", "sizes": [1, 100], "prepare": [["f"]],)~"
                      R"~("operation": [["f"]])~",
                      "\"prepare\" is not for \"per_item\""));
}

TEST_CASE("growth needs a class for init, an entry of calls, and a group that compares for itself") {
    const GrowthFolder folder;
    folder.definition("title = \"F\"\n[entry]\nkind = \"calls\"\nfunction = \"f\"\n[[group]]\nname = \"basics\"\n");
    CHECK(folder.says(kMeasured + R"~(, "init": [])~" + kOperation, "\"init\" needs an entry that is a class"));
    folder.make_script();
    folder.cases(R"~({"id": "a", "stdout": "", "growth": {)~" + kMeasured + kOperation + "}}");
    CHECK(folder.only_fault_says("the entry's kind is not \"calls\""));
    folder.make_class();
    folder.cases(R"~({"id": "a", "ops": [["get", 1]], "growth": {)~" + kMeasured + kOperation + "}}");
    CHECK(folder.only_fault_says("which measures and compares nothing"));
}

TEST_CASE("[growth] has the settings of all growth cases, and wrong ones are faults at their place") {
    const GrowthFolder folder;
    const std::string head = "title = \"Box\"\n[entry]\nkind = \"calls\"\nclass = \"Box\"\n[growth]\n";
    const std::string tail = "\n[[group]]\nname = \"basics\"\n";
    folder.definition(head + "repeats = 5\nmost_repeats = 50\nleast_time = \"100ms\"" + tail);
    const GrowthCase work = folder.read(kMeasured + kOperation);
    CHECK(work.settings.repeats == 5);
    CHECK(work.settings.most_repeats == 50);
    CHECK(work.settings.least_time == std::chrono::milliseconds{100});
    const auto says = [&](const std::string& lines, const std::string& part) {
        folder.definition(head + lines + tail);
        return folder.only_fault_says(part) && folder.only_fault_says("challenge.toml:");
    };
    CHECK(says("repeats = 1", "must be at least 2"));
    CHECK(says("repeats = 5\nmost_repeats = 4", "must not be less than \"repeats\""));
    CHECK(says("repeat = 5", "repeat"));
    CHECK(says("least_time = 5", "least_time"));
}
