// A challenge as its folder defines it (challenges/README.md is the format). Holds the expected values.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "harness/messages.hpp"
#include "runner/case.hpp"
#include "runner/error.hpp"
#include "runner/verdict.hpp"
#include "sandbox/limits.hpp"

namespace gradebox::runner {

enum class Visibility : std::uint8_t { open, hint, hidden };  // "public", "hint", "hidden"
std::string_view to_string(Visibility visibility);

enum class Whitespace : std::uint8_t { exact, trailing, tokens };

struct ExactComparator {};
struct FloatComparator {
    double abs_tol{1e-9};
    double rel_tol{1e-9};
};
struct UnorderedComparator {};
struct TextComparator {
    Whitespace whitespace{Whitespace::trailing};
};
struct JsonComparator {
    double abs_tol{1e-9};
    double rel_tol{1e-9};
};
// The author's own Python decides, in a box of its own (runner/checking.hpp).
struct CheckerComparator {
    std::string source;
};
using Comparator = std::variant<ExactComparator, FloatComparator, UnorderedComparator, TextComparator, JsonComparator,
                                CheckerComparator>;

// Cases that a program of the author's writes, and that the first reference answers (runner/generated.hpp).
struct GeneratedCases {
    std::filesystem::path generator;  // absolute
    std::uint32_t seed{1};
    std::uint32_t count{20};
};

struct Group {
    std::string name;
    Visibility visibility{Visibility::hidden};
    double points{1};
    std::string hint;
    Comparator comparator{ExactComparator{}};
    std::vector<std::string> tests;  // suite: patterns (fnmatch(3)) of the tests that belong to it
    std::optional<GeneratedCases> generated;
    bool isolated{false};     // each case in a fresh process
    std::vector<Case> cases;  // of a suite, and generated ones, known once they have been run (runner/suite.hpp)
};

struct Input {
    std::string name;
    std::filesystem::path generator;  // absolute
    std::vector<std::string> argv;    // that it is run with
    sandbox::Bytes size{sandbox::Bytes{0}};
    sandbox::Limits limits;
};

struct Entry {
    harness::EntryKind kind{harness::EntryKind::calls};
    std::string name;  // calls: the function or class; suite: the module that the tests import
    bool is_class{false};
    std::string test;            // suite: the test file under cases/
    bool with_pytest{false};     // suite: else with unittest
    bool shares_process{false};  // suite: trust = "shared-process"
    std::vector<std::string> packages;
    std::vector<std::string> record_types;
};

struct Solution {
    std::filesystem::path path;
    Verdict expected{Verdict::accepted};
};

struct Challenge {
    std::string id;
    std::filesystem::path folder;
    std::string title;
    std::string domain;
    std::vector<std::string> topics;
    std::string difficulty;
    std::string statement;
    Entry entry;
    sandbox::Limits limits;
    sandbox::Limits examiner_limits;        // of the tests' own process, or a checker's
    std::optional<harness::Search> search;  // [concurrency]: how schedules of scenarios are chosen
    GrowthSettings growth;
    harness::Suite suite;                   // with its files; known with the cases
    std::vector<harness::InputFile> given;  // beside every solution: what is under given/
    std::vector<Input> inputs;
    std::vector<Group> groups;
    std::vector<Solution> solutions;
    std::string hash;  // "sha256:…" of everything that decides a grade: challenge.toml, cases/ and given/

    double max_score() const;
    // The first of the solutions that must be accepted. Null: there is none.
    const Solution* reference() const;
    bool has_generated_cases() const;
    // Whose outcomes the reference must be asked about.
    bool has_scenarios() const;
};

// A challenge's id is the name of its folder.
bool is_challenge_id(std::string_view id);
inline constexpr std::string_view kIdRule = "a letter or digit, then letters, digits, \"-\", \"_\" and \".\"";

// Loads everything, or says every fault that was found (at least one), sorted by file and line.
tl::expected<Challenge, std::vector<Error>> load_challenge(const std::filesystem::path& folder);

}  // namespace gradebox::runner
