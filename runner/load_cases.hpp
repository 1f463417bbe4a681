// Reading cases/<group>.jsonl: each line becomes a Case. Several files share the work: load_cases.cpp (a file),
// case_files.cpp (FILE values), load_calls.cpp and load_script.cpp (what is asked and what is expected).
// Runs in: gradebox (trusted); the file is its author's.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runner/challenge.hpp"
#include "runner/json_reader.hpp"
#include "runner/value_json.hpp"

namespace gradebox::runner {

// Where what is expected comes from: the case itself, or nothing stands there, since a checker decides, or the
// reference's answer is what is expected.
enum class ExpectedFrom : std::uint8_t { case_file, checker, reference };
// Why a case may not say what is expected.
std::string_view why_not_stated(ExpectedFrom from);

// What the cases of a group are read with. Only entry, limits, inputs and folder of the challenge are used.
struct GroupContext {
    const Challenge& challenge;
    std::string group;
    Visibility visibility;
    bool isolated;
    Errors& faults;
    ExpectedFrom expected_from{ExpectedFrom::case_file};
};

std::vector<Case> load_cases(const GroupContext& context);
std::vector<Case> parse_cases(std::string_view text, const std::filesystem::path& file, const GroupContext& context);

// One FILE value. Faults and gives nullopt when it is none.
std::optional<FileContent> read_file_content(harness::Value json, const std::string& what, const JsonPlace& place,
                                             const Challenge& challenge);
// {"name": FILE, ...} under `key`; empty when absent.
std::vector<CaseFile> read_case_files(JsonObject& object, const std::string& key, const Challenge& challenge);

// What a case asks and expects; nullopt when faults leave nothing to run.
std::optional<CallsCase> read_calls(JsonObject& object, const Challenge& challenge, ValueScope scope,
                                    ExpectedFrom expected_from);
std::optional<CallsCase> read_steps(JsonObject& object, const Challenge& challenge, ValueScope scope);
std::optional<ScenarioCase> read_scenario(JsonObject& object, const Challenge& challenge, ValueScope scope);
std::optional<ScriptCase> read_script(JsonObject& object, const Challenge& challenge, ExpectedFrom expected_from);

// What a case asks, cut at `limit` bytes with "…": a program in Python's notation, a line a step, or a script's command
// line and standard input; then the case's files.
std::string describe(const Case& a_case, std::size_t limit = 4000);
std::string describe(const harness::Step& step, std::size_t limit = 300);

// A name in Python's sense; what is not ASCII counts as a letter.
bool is_identifier(std::string_view name);
// Relative, without "." or "..", not empty: it cannot leave its folder.
bool is_inner_path(std::string_view name);

}  // namespace gradebox::runner
