// What gradebox asks of gradebox-worker. Expected values never appear here.
// Used by: both programs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sandbox/limits.hpp"

namespace gradebox::harness {

inline constexpr std::uint8_t kProtocolVersion = 1;
inline constexpr std::size_t kMaxFrame = std::size_t{256} << 20;
inline constexpr std::size_t kMaxReply = std::size_t{64} << 20;  // encoded outcomes of one case

enum class EntryKind : std::uint8_t { calls, script, suite };

// Requests come in two forms: gradebox owns its text (std::string); gradebox-worker only points into the
// frame (std::string_view), which lies in memory that no candidate inherits, and never copies out of it.

// A file put into the working directory before a run. Exactly one of content and host_path is used.
template <class Text>
struct BasicInputFile {
    Text name;       // relative, without ".."; folders are made
    Text content;    // when host_path is empty
    Text host_path;  // shown read-only where it is, not copied
    bool operator==(const BasicInputFile&) const = default;
};

// What examines a solution of kind suite, in a box of its own.
template <class Text>
struct BasicSuite {
    Text test;                                // the name of the test file
    bool with_pytest{false};                  // else with unittest
    std::vector<BasicInputFile<Text>> files;  // the test file and what it needs: never shown to the solution
    sandbox::Limits limits;                   // of the examiner
    // By test: the classes of the reference whose objects said that they equal, or not, a value of the test's own. Then
    // no others may; those that the test did not ask for by name count as one. Without is_compared all may.
    std::vector<std::pair<Text, std::vector<Text>>> comparisons;
    bool is_compared{false};
    bool shares_process{false};  // the tests run in the solution's own process, with its limits: trusts it
    std::vector<Text> modules;   // of the reference, besides the one that is its entry: tests may import them
    // Test files by name, and what they compile to (marshal), as the reference's examiner made them. Saves making it.
    std::vector<std::pair<Text, Text>> compiled;
    bool operator==(const BasicSuite&) const = default;
};

// Makes the box of one submission. Answered by Opened or Failed.
template <class Text>
struct BasicOpen {
    EntryKind kind{EntryKind::calls};
    Text entry;   // calls: the function or class that must exist; suite: the module that tests import
    Text source;  // the solution, UTF-8
    std::vector<Text> record_types;  // declared types that travel as Record, e.g. "decimal.Decimal"
    sandbox::Limits limits;
    std::uint32_t processes{1};  // that its cases will probably take: so many are forked ahead, others when needed
    BasicSuite<Text> suite{};    // suite
    bool is_package{false};      // the source is that of an __init__.py
    std::vector<BasicInputFile<Text>> files{};  // the solution's others
    bool operator==(const BasicOpen&) const = default;
};

// Runs one `calls` case in the submission's living process, or in a fresh one. Answered by Ran or Failed.
template <class Text>
struct BasicRunCalls {
    bool fresh{false};
    Text program;  // encode(Program); scheduled: encode(Scenario)
    std::vector<BasicInputFile<Text>> files;
    bool scheduled{false};  // the solution's threads take turns as a Scenario says; only in a fresh process
    // In a fresh process, which then stays for the next request that wants none, and whose instructions are counted.
    bool measured{false};
    bool operator==(const BasicRunCalls&) const = default;
};

// Runs the solution as a program, in a process of its own. Answered by Ran or Failed.
template <class Text>
struct BasicRunScript {
    std::vector<Text> argv;  // without the program's own name
    std::vector<std::pair<Text, Text>> environment;
    BasicInputFile<Text> standard_input;  // its name is not used
    std::vector<BasicInputFile<Text>> files;
    std::vector<Text> output_files;  // to bring back, relative to the working directory
    Text standard_output_path;       // a host file to write instead of capturing (generators only); may be empty
    bool operator==(const BasicRunScript&) const = default;
};

// Runs tests of a suite against the submission, in fresh processes. Answered by Examined or Failed.
template <class Text>
struct BasicRunSuite {
    std::vector<Text> tests;  // by name, in order; none: all
    std::vector<BasicInputFile<Text>> files;
    bool operator==(const BasicRunSuite&) const = default;
};

// Ends everything in the box. Answered by Closed.
struct Close {
    bool operator==(const Close&) const = default;
};

using InputFile = BasicInputFile<std::string>;
using Open = BasicOpen<std::string>;
using RunCalls = BasicRunCalls<std::string>;
using RunScript = BasicRunScript<std::string>;
using Suite = BasicSuite<std::string>;
using RunSuite = BasicRunSuite<std::string>;
using Request = std::variant<Open, RunCalls, RunScript, Close, RunSuite>;

using InputFileView = BasicInputFile<std::string_view>;
using OpenView = BasicOpen<std::string_view>;
using RunCallsView = BasicRunCalls<std::string_view>;
using RunScriptView = BasicRunScript<std::string_view>;
using SuiteView = BasicSuite<std::string_view>;
using RunSuiteView = BasicRunSuite<std::string_view>;
using RequestView = std::variant<OpenView, RunCallsView, RunScriptView, Close, RunSuiteView>;

// Where the solution's own file is in the working directory. A suite's tests import it by a name of their own:
// "shapes", "pkg.shapes".
std::string solution_name(EntryKind kind, std::string_view entry, bool is_package);

// Copied out of the frame.
std::vector<InputFile> owned(const std::vector<InputFileView>& files);
Suite owned(const SuiteView& suite);

}  // namespace gradebox::harness
