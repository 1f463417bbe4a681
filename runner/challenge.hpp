// A challenge as its folder defines it (challenges/README.md is the format). Holds the expected values.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "harness/messages.hpp"
#include "harness/program.hpp"
#include "harness/value.hpp"
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
using Comparator = std::variant<ExactComparator, FloatComparator, UnorderedComparator, TextComparator, JsonComparator>;

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

struct ScriptCase {
    std::vector<std::string> argv;
    std::vector<std::pair<std::string, std::string>> environment;
    FileContent standard_input{InlineContent{}};
    std::optional<FileContent> standard_output;  // expected; nullopt: not judged
    int exit_code{0};                            // expected
    std::vector<CaseFile> output_files;          // expected
    std::optional<sandbox::Bytes> max_read;
};

struct Case {
    std::string id;  // "group/name"
    std::uint32_t line{0};
    bool fresh_process{false};
    std::vector<CaseFile> files;
    std::string input_text;  // the case's input as its author wrote it, for public feedback
    std::variant<CallsCase, ScriptCase> work;
};

struct Group {
    std::string name;
    Visibility visibility{Visibility::hidden};
    double points{1};
    std::string hint;
    Comparator comparator{ExactComparator{}};
    std::vector<Case> cases;
};

struct Input {
    std::string name;
    std::filesystem::path generator;  // absolute
    sandbox::Bytes size{sandbox::Bytes{0}};
    sandbox::Limits limits;
};

struct Entry {
    harness::EntryKind kind{harness::EntryKind::calls};
    std::string name;  // calls: the function or class
    bool is_class{false};
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
    std::vector<Input> inputs;
    std::vector<Group> groups;
    std::vector<Solution> solutions;
    std::string hash;  // "sha256:…" of everything that decides a grade: challenge.toml and cases/

    double max_score() const;
};

// Loads everything, or says every fault that was found (at least one), sorted by file and line.
tl::expected<Challenge, std::vector<Error>> load_challenge(const std::filesystem::path& folder);

}  // namespace gradebox::runner
