#include "runner/load_definition.hpp"

#include <algorithm>
#include <cmath>

#include "runner/load_cases.hpp"
#include "runner/load_growth.hpp"
#include "runner/read_file.hpp"
#include "runner/submission.hpp"
#include "runner/suite.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;

void read_limits(TomlTable table, sandbox::Limits& limits) {
    limits.cpu_time = table.duration("cpu_time").value_or(limits.cpu_time);
    limits.wall_time = table.duration("wall_time").value_or(limits.wall_time);
    limits.memory = table.bytes("memory").value_or(limits.memory);
    limits.output = table.bytes("output").value_or(limits.output);
    limits.processes = table.count("processes").value_or(limits.processes);
    limits.threads = table.count("threads").value_or(limits.threads);
    limits.open_files = table.count("open_files").value_or(limits.open_files);
    limits.file_size = table.bytes("file_size").value_or(limits.file_size);
    limits.disk = table.bytes("disk").value_or(limits.disk);
    table.finish();
}

// "pandas", "decimal.Decimal"
bool is_dotted_name(std::string_view text) {
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
        if (!is_identifier(text.substr(0, dot))) return false;
        text.remove_prefix(dot + 1);
    }
    return is_identifier(text);
}

std::vector<std::string> read_names(TomlTable& table, const std::string& key) {
    std::vector<std::string> names = table.strings(key);
    for (const std::string& name : names) {
        if (!is_dotted_name(name)) table.fault_at(key, '"' + name + "\" in \"" + key + "\" is not a Python name");
    }
    return names;
}

void read_calls_entry(TomlTable& table, Entry& entry) {
    const auto class_name = table.string("class");
    const auto function = table.string("function");
    entry.is_class = table.has("class") && !table.has("function");
    entry.name = entry.is_class ? class_name.value_or("") : function.value_or("");
    if (table.has("class") == table.has("function")) {
        table.fault("an entry of kind \"calls\" has exactly one of \"class\" and \"function\"");
    } else if (!is_identifier(entry.name)) {
        table.fault_at(entry.is_class ? "class" : "function", '"' + entry.name + "\" is not a Python name");
    }
}

void read_suite_entry(TomlTable& table, const fs::path& cases, Entry& entry) {
    entry.name = table.string("module").value_or("solution");
    if (!is_module_name(entry.name)) table.fault_at("module", '"' + entry.name + "\" is not the name of a module");
    entry.test = table.required_string("test");
    if (entry.test.empty()) return;
    if (!is_inner_path(entry.test) || entry.test.find('/') != std::string::npos || !entry.test.ends_with(".py"))
        return table.fault_at("test", '"' + entry.test + "\" is not the name of a Python file under cases/");
    const auto text = read_file(cases / entry.test);
    if (!text) return table.fault_at("test", "there is no file cases/" + entry.test);
    std::error_code error;
    const bool by_signs = needs_pytest(*text) || fs::exists(cases / "conftest.py", error);
    entry.shares_process = table.word("trust", {"separate", "shared-process"}).value_or(0) == 1;
    entry.with_pytest = table.word("runner", {"unittest", "pytest"}).value_or(by_signs ? 1 : 0) == 1;
}

void read_entry(TomlTable& file, const fs::path& cases, Entry& entry) {
    auto table = file.table("entry");
    if (!table) {
        if (!file.has("entry")) file.fault("the table [entry] is missing");
        return;
    }
    if (!table->has("kind")) table->fault("\"kind\" is missing: calls, script or suite");
    entry.kind = static_cast<harness::EntryKind>(table->word("kind", {"calls", "script", "suite"}).value_or(0));
    entry.packages = read_names(*table, "packages");
    entry.record_types = read_names(*table, "types");
    if (entry.kind == harness::EntryKind::calls) {
        read_calls_entry(*table, entry);
    } else {
        const std::string kind = entry.kind == harness::EntryKind::script ? "script" : "suite";
        for (const char* const key : {"class", "function"})
            if (table->string(key)) table->fault_at(key, "an entry of kind \"" + kind + "\" has no \"" + key + '"');
        if (table->has("types")) table->fault_at("types", "an entry of kind \"" + kind + "\" has no \"types\"");
    }
    if (entry.kind == harness::EntryKind::suite) read_suite_entry(*table, cases, entry);
    table->finish();
}

const std::vector<std::string> kComparators{"exact", "float", "unordered", "text", "json", "checker"};

Comparator default_comparator(harness::EntryKind entry) {
    return entry == harness::EntryKind::script ? Comparator{TextComparator{}} : Comparator{ExactComparator{}};
}

Comparator comparator_of(std::size_t kind, double abs_tol, double rel_tol, Whitespace whitespace) {
    switch (kind) {
        case 1:
            return FloatComparator{abs_tol, rel_tol};
        case 2:
            return UnorderedComparator{};
        case 3:
            return TextComparator{whitespace};
        case 4:
            return JsonComparator{abs_tol, rel_tol};
        default:
            return ExactComparator{};
    }
}

double read_tolerance(TomlTable& table, const std::string& key, bool fits) {
    const auto value = table.number(key);
    if (value && !fits) table.fault_at(key, '"' + key + "\" is for the comparators float and json");
    if (value && *value < 0) table.fault_at(key, '"' + key + "\" must not be negative");
    return value.value_or(1e-9);
}

constexpr std::size_t kChecker = 5;  // of kComparators

Comparator read_checker(TomlTable& table, const fs::path& cases) {
    const std::string program = table.required_string("program");
    if (program.empty()) return CheckerComparator{};
    if (!is_inner_path(program)) table.fault_at("program", '"' + program + "\" is not a path under cases/");
    auto source = read_file(cases / program);
    if (!source) table.fault_at("program", "there is no file cases/" + program);
    return CheckerComparator{source ? std::move(*source) : std::string{}};
}

Comparator read_comparator(TomlTable& parent, const Challenge& challenge, const Comparator& inherited) {
    auto table = parent.table("comparator");
    if (!table) return inherited;
    const bool is_script = challenge.entry.kind == harness::EntryKind::script;
    if (!table->has("kind")) table->fault("\"kind\" is missing");
    if (challenge.entry.kind == harness::EntryKind::suite) table->fault("a suite compares for itself: no comparator");
    const auto word = table->word("kind", kComparators);
    const std::size_t kind = word.value_or(is_script ? 3 : 0);
    if (kind == kChecker) {
        const Comparator checker = read_checker(*table, challenge.folder / "cases");
        table->finish();
        return checker;
    }
    if (word && (kind >= 3) != is_script) {
        table->fault_at(
            "kind", "the comparator \"" + kComparators[kind] + "\" does not fit: " +
                        (is_script ? "\"script\" takes text and json" : "\"calls\" takes exact, float and unordered"));
    }
    const bool tolerant = !word || kind == 1 || kind == 4;
    const double abs_tol = read_tolerance(*table, "abs_tol", tolerant);
    const double rel_tol = read_tolerance(*table, "rel_tol", tolerant);
    const auto whitespace = table->word("whitespace", {"exact", "trailing", "tokens"});
    if (whitespace && word && kind != 3) table->fault_at("whitespace", "\"whitespace\" is for the comparator text");
    table->finish();
    return comparator_of(kind, abs_tol, rel_tol, static_cast<Whitespace>(whitespace.value_or(1)));
}

fs::path read_generator(TomlTable& table, const fs::path& cases) {
    const std::string generator = table.required_string("generator");
    std::error_code error;
    if (!generator.empty() && !is_inner_path(generator)) {
        table.fault_at("generator", '"' + generator + "\" is not a path under cases/");
    } else if (!generator.empty() && !fs::is_regular_file(cases / generator, error)) {
        table.fault_at("generator", "there is no file cases/" + generator);
    }
    return cases / generator;
}

Input read_input(TomlTable& table, const fs::path& cases) {
    Input input;
    // A generator may take its time: it runs once, and what it makes is kept.
    input.limits.cpu_time = std::chrono::seconds{60};
    input.limits.wall_time = std::chrono::seconds{120};
    input.name = table.required_string("name");
    if (!input.name.empty() && (!is_inner_path(input.name) || input.name.find('/') != std::string::npos)) {
        table.fault_at("name", '"' + input.name + "\" is not the name of a file");
    }
    input.generator = read_generator(table, cases);
    input.argv = {input.name};
    if (!table.has("size")) table.fault("\"size\" is missing: the most bytes that the generator may write");
    input.size = table.bytes("size").value_or(sandbox::Bytes{0});
    if (auto limits = table.table("limits")) read_limits(std::move(*limits), input.limits);
    table.finish();
    return input;
}

void read_inputs(TomlTable& file, Challenge& challenge) {
    for (TomlTable& table : file.tables("input")) {
        Input input = read_input(table, challenge.folder / "cases");
        const auto same = [&](const Input& other) { return other.name == input.name; };
        if (std::any_of(challenge.inputs.begin(), challenge.inputs.end(), same)) {
            table.fault_at("name", "the input \"" + input.name + "\" is there twice");
        }
        challenge.inputs.push_back(std::move(input));
    }
}

bool is_group_name(std::string_view name) {
    return !name.empty() && name.size() <= 100 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
               std::string_view::npos;
}

std::optional<GeneratedCases> read_generated(TomlTable& table, const Challenge& challenge) {
    if (!table.has("generator")) {
        for (const char* const key : {"seed", "count"})
            if (table.has(key)) table.fault_at(key, '"' + std::string{key} + "\" is for a group with a \"generator\"");
        return std::nullopt;
    }
    if (challenge.entry.kind == harness::EntryKind::suite)
        table.fault_at("generator", "the cases of a suite are its tests: no generator");
    GeneratedCases generated;
    generated.generator = read_generator(table, challenge.folder / "cases");
    generated.seed = table.count("seed").value_or(1);
    generated.count = table.count("count").value_or(20);
    return generated;
}

Group read_group(TomlTable& table, const Challenge& challenge, const Comparator& inherited) {
    Group group;
    group.name = table.required_string("name");
    if (!group.name.empty() && !is_group_name(group.name)) {
        table.fault_at("name", "the name of a group must be letters, digits, - and _");
    }
    group.visibility = static_cast<Visibility>(table.word("visibility", {"public", "hint", "hidden"}).value_or(2));
    group.points = table.number("points").value_or(1);
    if (group.points <= 0) table.fault_at("points", "\"points\" must be more than 0");
    group.hint = table.string("hint").value_or("");
    if (group.visibility == Visibility::hint && group.hint.empty()) table.fault("visibility \"hint\" needs a \"hint\"");
    group.isolated = table.word("isolation", {"shared", "case"}) == 1;
    group.comparator = read_comparator(table, challenge, inherited);
    group.tests = table.strings("tests");
    if (challenge.entry.kind != harness::EntryKind::suite && !group.tests.empty())
        table.fault_at("tests", "\"tests\" is for entries of kind \"suite\"");
    if (group.tests.empty()) group.tests = {"*"};
    group.generated = read_generated(table, challenge);
    table.finish();
    return group;
}

void read_groups(TomlTable& file, Challenge& challenge, const Comparator& inherited) {
    for (TomlTable& table : file.tables("group")) {
        Group group = read_group(table, challenge, inherited);
        const auto same = [&](const Group& other) { return other.name == group.name; };
        if (!group.name.empty() && std::any_of(challenge.groups.begin(), challenge.groups.end(), same)) {
            table.fault_at("name", "the group \"" + group.name + "\" is there twice");
            continue;
        }
        challenge.groups.push_back(std::move(group));
    }
    if (challenge.groups.empty() && !file.has("group")) file.fault("there is no [[group]] of cases");
}

// The tests' side is its author's, so it may take its time. An ordinary test file says nothing of limits, so those of a
// suite are wide, and it may use threads on both sides: one of the solution's serves each of the test's that asks it
// something, up to 64 at once.
void set_default_limits(Challenge& challenge, bool is_scheduled) {
    if (challenge.entry.kind == harness::EntryKind::suite) {
        challenge.limits.cpu_time = std::chrono::seconds{10};
        challenge.limits.wall_time = std::chrono::seconds{30};
        challenge.limits.memory = sandbox::Bytes{std::uint64_t{256} << 20};
        challenge.limits.threads = 160;
    }
    // Of all schedules of a scenario together; what does not end is noticed by its steps, in each.
    if (is_scheduled) {
        challenge.limits.cpu_time = std::chrono::seconds{20};
        challenge.limits.wall_time = std::chrono::seconds{60};
        challenge.limits.memory = sandbox::Bytes{std::uint64_t{256} << 20};
    }
    challenge.examiner_limits.cpu_time = std::chrono::seconds{20};
    challenge.examiner_limits.wall_time = std::chrono::seconds{60};
    challenge.examiner_limits.memory = sandbox::Bytes{std::uint64_t{256} << 20};
    challenge.examiner_limits.threads = 2000;
    challenge.examiner_limits.open_files = 256;
}

// 0 or more.
std::optional<std::uint32_t> read_whole(TomlTable& table, const std::string& key) {
    const auto number = table.number(key);
    if (!number) return std::nullopt;
    if (*number >= 0 && *number <= 1'000'000 && std::floor(*number) == *number)
        return static_cast<std::uint32_t>(*number);
    table.fault_at(key, '"' + key + "\" must be a whole number from 0 to 1000000");
    return std::nullopt;
}

harness::Search read_concurrency(TomlTable table, const Entry& entry) {
    harness::Search search;
    if (entry.kind != harness::EntryKind::calls) table.fault("[concurrency] is for entries of kind \"calls\"");
    search.preemptions = read_whole(table, "preemptions").value_or(search.preemptions);
    search.schedules = table.count("schedules").value_or(search.schedules);
    search.random = read_whole(table, "random").value_or(std::min(search.random, search.schedules / 2));
    search.seed = table.count("seed").value_or(search.seed);
    search.steps = table.count("steps").value_or(search.steps);
    constexpr std::uint32_t kMostPreemptions = 5;
    constexpr std::uint32_t kMostSchedules = 100'000;
    if (search.preemptions > kMostPreemptions) table.fault_at("preemptions", "\"preemptions\" is at most 5");
    if (search.schedules > kMostSchedules) table.fault_at("schedules", "\"schedules\" is at most 100000");
    if (search.random > search.schedules)
        table.fault_at("random", "\"random\" are some of the \"schedules\", so no more");
    table.finish();
    return search;
}

}  // namespace

void read_definition(TomlTable& file, Challenge& challenge) {
    challenge.title = file.required_string("title");
    challenge.domain = file.string("domain").value_or("");
    challenge.topics = file.strings("topics");
    constexpr std::size_t kMedium = 1;
    const std::vector<std::string> levels{"easy", "medium", "hard"};
    challenge.difficulty = levels[file.word("difficulty", levels).value_or(kMedium)];
    read_entry(file, challenge.folder / "cases", challenge.entry);
    set_default_limits(challenge, file.has("concurrency"));
    if (auto limits = file.table("limits")) read_limits(std::move(*limits), challenge.limits);
    if (auto limits = file.table("examiner")) read_limits(std::move(*limits), challenge.examiner_limits);
    if (auto table = file.table("concurrency")) challenge.search = read_concurrency(std::move(*table), challenge.entry);
    if (auto growth = file.table("growth")) challenge.growth = read_growth_settings(std::move(*growth));
    const Comparator comparator = read_comparator(file, challenge, default_comparator(challenge.entry.kind));
    read_inputs(file, challenge);
    read_groups(file, challenge, comparator);
    file.finish();
}

}  // namespace gradebox::runner
