// One case of a challenge: what is asked, and beside it what is expected. Holds the expected values.
// Runs in: gradebox (trusted).
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "harness/messages.hpp"
#include "harness/program.hpp"
#include "harness/schedules/scenario.hpp"
#include "harness/value.hpp"
#include "runner/growth_case.hpp"
#include "sandbox/limits.hpp"

namespace gradebox::runner {

// Where the bytes of a case's file come from.
struct InlineContent {
    std::string bytes;
};
struct DataFile {
    std::filesystem::path path;  // absolute; read when the case runs
};
struct GeneratedInput {
    std::string name;  // of an [[input]]
};
using FileContent = std::variant<InlineContent, DataFile, GeneratedInput>;

struct CaseFile {
    std::string name;  // relative to the working directory
    FileContent content;
};

// What a step must give. Anything: it must not raise.
struct Anything {};
struct ExpectedValue {
    harness::Value value;  // Object{0, "T"}: any object of type T; Object{0, "*"}: anything at all
};
struct ExpectedException {
    std::string type_name;
};
struct ExpectedDistinct {
    std::size_t objects{1};
};
using Expectation = std::variant<Anything, ExpectedValue, ExpectedException, ExpectedDistinct>;

// Judged by the host alone: whether two earlier steps gave the same object.
struct SameObject {
    std::uint64_t left{0};
    std::uint64_t right{0};
    bool expected{true};
};

struct CallsCase {
    harness::Program program;
    std::vector<Expectation> expectations;  // one for each step of the program
    std::vector<SameObject> same;
    std::optional<sandbox::Bytes> max_read;
};

// One order in which the threads of a scenario may take their steps one after the other, and what the reference's came
// to in it.
struct SequentialOrder {
    std::vector<std::uint32_t> threads;  // whose step is next
    std::vector<harness::Outcome> outcomes;
};

// Threads that take steps at the same time, in all the ways that matter. Its outcomes must be those of some order.
struct ScenarioCase {
    CallsCase steps;
    harness::Sections sections;
    harness::Search search;
    std::vector<bool> by_order;                 // for each step: its outcome is compared with that of an order
    std::vector<SequentialOrder> orders;        // known once the reference has been run (runner/orders.hpp)
    std::optional<harness::Schedule> schedule;  // only this one is run
    std::optional<sandbox::Bytes> max_read;

    bool needs_orders() const { return std::find(by_order.begin(), by_order.end(), true) != by_order.end(); }
};

struct ScriptCase {
    std::vector<std::string> argv;
    std::vector<std::pair<std::string, std::string>> environment;
    FileContent standard_input{InlineContent{}};
    std::optional<FileContent> standard_output;  // expected; nullopt: not judged
    int exit_code{0};                            // expected
    std::vector<CaseFile> output_files;          // expected
    std::optional<sandbox::Bytes> max_read;
};

// A test of a suite, or a subTest of it. It must end as it does with the reference.
struct SuiteCase {
    std::string test;
    std::string part;  // the test's own name, or the subTest's
    harness::TestStatus expected{harness::TestStatus::passed};
    std::optional<sandbox::Bytes> max_read;

    bool is_subtest() const { return part != test; }
};

struct Case {
    std::string id;  // "group/name"
    std::uint32_t line{0};
    bool fresh_process{false};
    std::vector<CaseFile> files;
    harness::Value data;     // the checker's own; None: there is none
    std::string input_text;  // the case's input as its author wrote it, for public feedback
    std::variant<CallsCase, ScriptCase, SuiteCase, ScenarioCase, GrowthCase> work;
};

}  // namespace gradebox::runner
