#include <algorithm>
#include <utility>

#include "runner/challenge.hpp"
#include "runner/files_beneath.hpp"
#include "runner/hash.hpp"
#include "runner/load_cases.hpp"
#include "runner/load_definition.hpp"
#include "runner/read_file.hpp"
#include "runner/submission.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;

// Whether there is a definition to go on with; its faults are told either way.
bool load_definition(Challenge& challenge, Errors& faults) {
    const fs::path file = challenge.folder / "challenge.toml";
    const auto text = read_file(file);
    if (!text) {
        faults.push_back(text.error());
        return false;
    }
    const auto table = parse_toml(*text, file, faults);
    if (!table) return false;
    TomlTable reader{*table, "", file, faults};
    read_definition(reader, challenge);
    return true;
}

void load_groups(Challenge& challenge, Errors& faults) {
    if (challenge.entry.kind == harness::EntryKind::suite) return;
    for (Group& group : challenge.groups) {
        if (group.name.empty() || group.generated) continue;
        const bool has_checker = std::holds_alternative<CheckerComparator>(group.comparator);
        const auto from = has_checker ? ExpectedFrom::checker : ExpectedFrom::case_file;
        group.cases = load_cases({challenge, group.name, group.visibility, group.isolated, faults, from});
    }
}

void load_given(Challenge& challenge, Errors& faults) {
    const fs::path folder = challenge.folder / "given";
    auto files = files_beneath(folder);
    if (!files) return faults.push_back(files.error());
    challenge.given = std::move(*files);
    for (const auto& file : challenge.given)
        for (const auto& main : main_files(challenge))
            if (file.name == main)
                faults.push_back({"this is the name of the solution's own file", folder / file.name});
    if (const auto taken = taken_name(challenge, challenge.given))
        faults.push_back({"a case has a file of this name too", folder / *taken});
}

void load_statement(Challenge& challenge, Errors& faults) {
    auto text = read_file(challenge.folder / "statement.md");
    if (!text) {
        faults.push_back(text.error());
    } else if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
        faults.push_back({"the statement is empty", challenge.folder / "statement.md", 0, 0});
    } else {
        challenge.statement = std::move(*text);
    }
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> entries;
    std::error_code error;
    fs::directory_iterator entry{folder, error};
    for (; !error && entry != fs::directory_iterator{}; entry.increment(error)) entries.push_back(entry->path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

// A verdict that a solution can earn; the others are the grader's own.
std::optional<Verdict> parse_earned(std::string_view word) {
    const auto verdict = parse_verdict(word);
    return verdict == Verdict::skipped || verdict == Verdict::judge_error ? std::nullopt : verdict;
}

void load_solutions(Challenge& challenge, Errors& faults) {
    std::vector<std::string> known;
    for (const Verdict verdict : all_verdicts()) known.emplace_back(to_string(verdict));
    for (const fs::path& folder : entries_of(challenge.folder / "solutions")) {
        const std::string name = folder.filename().string();
        const auto verdict = parse_earned(name);
        if (!verdict) {
            faults.push_back({"\"" + name + "\" is not a verdict that a solution can earn" + did_you_mean(name, known),
                              folder, 0, 0});
            continue;
        }
        for (const fs::path& file : entries_of(folder)) {
            if (file.extension() == ".py" || has_main_file(challenge, file))
                challenge.solutions.push_back({file, *verdict});
        }
    }
}

// Whose answers are what is expected; empty: nobody's.
fs::path deciding_reference(const Challenge& challenge) {
    const bool decides = challenge.entry.kind == harness::EntryKind::suite || challenge.has_generated_cases() ||
                         challenge.has_scenarios();
    const Solution* const reference = challenge.reference();
    return decides && reference != nullptr ? reference->path : fs::path{};
}

}  // namespace

bool is_challenge_id(std::string_view id) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const auto fits = [&](char c) { return is_letter(c) || c == '-' || c == '_' || c == '.'; };
    return !id.empty() && is_letter(id.front()) && std::all_of(id.begin(), id.end(), fits);
}

std::string_view to_string(Visibility visibility) {
    switch (visibility) {
        case Visibility::open:
            return "public";
        case Visibility::hint:
            return "hint";
        case Visibility::hidden:
            return "hidden";
    }
    return "hidden";
}

const Solution* Challenge::reference() const {
    const auto is_reference = [](const Solution& solution) { return solution.expected == Verdict::accepted; };
    const auto found = std::find_if(solutions.begin(), solutions.end(), is_reference);
    return found == solutions.end() ? nullptr : &*found;
}

bool Challenge::has_scenarios() const {
    const auto is_ordered = [](const Case& a_case) {
        const auto* const scenario = std::get_if<ScenarioCase>(&a_case.work);
        return scenario != nullptr && scenario->needs_orders();
    };
    return std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
        return std::any_of(group.cases.begin(), group.cases.end(), is_ordered);
    });
}

bool Challenge::has_generated_cases() const {
    return std::any_of(groups.begin(), groups.end(), [](const Group& group) { return group.generated.has_value(); });
}

double Challenge::max_score() const {
    double sum = 0;
    for (const Group& group : groups) sum += group.points;
    return sum;
}

tl::expected<Challenge, std::vector<Error>> load_challenge(const fs::path& folder) {
    std::error_code error;
    Challenge challenge;
    challenge.folder = fs::canonical(folder, error);
    if (error || !fs::is_directory(challenge.folder, error)) {
        return tl::unexpected{Errors{{"there is no such challenge folder", folder, 0, 0}}};
    }
    Errors faults;
    challenge.id = challenge.folder.filename().string();
    if (!is_challenge_id(challenge.id)) {
        faults.push_back({"the folder's name is the challenge's id: " + std::string{kIdRule}, folder, 0, 0});
    }
    if (load_definition(challenge, faults)) {
        load_given(challenge, faults);
        load_groups(challenge, faults);
    }
    load_statement(challenge, faults);
    load_solutions(challenge, faults);
    if (auto hash = hash_challenge(challenge.folder, deciding_reference(challenge)); hash) {
        challenge.hash = std::move(*hash);
    } else if (faults.empty()) {
        faults.push_back(hash.error());
    }
    if (faults.empty()) return challenge;
    std::stable_sort(faults.begin(), faults.end(), comes_before);
    return tl::unexpected{std::move(faults)};
}

}  // namespace gradebox::runner
