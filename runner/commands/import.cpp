#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "runner/commands/commands.hpp"
#include "runner/commands/import_data.hpp"
#include "runner/load_cases.hpp"
#include "runner/read_file.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;

using Files = std::map<fs::path, std::string>;

// What is wrong with the words of the command; empty when nothing is.
Error fault(const ImportCommand& command, const fs::path& folder) {
    std::error_code error;
    if (!is_challenge_id(folder.filename().string()))
        return {"the folder's name is the challenge's id: " + std::string{kIdRule}, folder};
    if (fs::exists(fs::symlink_status(folder, error))) return {"exists already", folder};
    if (!is_module_name(command.module)) return {'"' + command.module + "\" is not the name of a module", {}};
    if (fs::path{command.test}.extension() != ".py") return {"a test file ends in .py", command.test};
    return {};
}

// The names at the top of what a file imports: "helpers" of "from helpers.fakes import Clock".
std::vector<std::string> imported_names(const std::string& source) {
    std::vector<std::string> names;
    std::istringstream lines{source};
    for (std::string line; std::getline(lines, line);) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream words{line};
        std::string word;
        words >> word;
        const bool is_from = word == "from";
        if (!is_from && word != "import") continue;
        while (words >> word && word != "as") {
            names.push_back(word.substr(0, word.find('.')));
            if (is_from) break;
        }
    }
    return names;
}

std::string definition(const ImportCommand& command, const fs::path& test, const Files& files) {
    const auto starts_processes = [](const auto& file) {
        const auto names = imported_names(file.second);
        const auto may = [](const std::string& name) { return name == "subprocess" || name == "multiprocessing"; };
        return std::any_of(names.begin(), names.end(), may);
    };
    return "title = \"" + command.module + "\"\n\n[entry]\nkind = \"suite\"\nmodule = \"" + command.module +
           "\"\ntest = \"" + test.filename().string() + "\"\n" +
           (command.format == "pytest" ? "runner = \"pytest\"\n" : "") +
           (std::any_of(files.begin(), files.end(), starts_processes) ? "\n[limits]\nprocesses = 16\n" : "") +
           "\n[[group]]\nname = \"tests\"\nvisibility = \"hidden\"\npoints = 10\n";
}

// Whether a module may be there twice, once for the tests and once for the solution: it has no class, whose objects go
// from one to the other, and no function, which may have a memory.
bool is_plain_data(const std::string& source) {
    std::istringstream lines{source};
    for (std::string line; std::getline(lines, line);)
        for (const char* definition : {"class ", "def ", "async def "})
            if (line.starts_with(definition)) return false;
    return true;
}

using Names = std::set<std::string>;

// The Python beside a file that it imports, and what that imports in turn, but for modules of these names.
tl::expected<void, Error> add_helpers(const std::string& source, const fs::path& folder, const Names& others,
                                      Files& files) {
    std::error_code error;
    for (const std::string& name : imported_names(source)) {
        if (others.contains(name) || !is_identifier(name)) continue;
        const fs::path helper = folder / (name + ".py");
        if (fs::is_regular_file(helper, error) && !files.contains(helper.filename())) {
            const auto text = read_file(helper);
            if (!text) return tl::unexpected(text.error());
            files.emplace(helper.filename(), *text);
            if (auto added = add_helpers(*text, folder, others, files); !added) return added;
        }
        for (const auto& entry : fs::directory_iterator{folder / name, error}) {
            if (!entry.is_regular_file(error) || entry.path().extension() != ".py") continue;
            const auto text = read_file(entry.path());
            if (!text) return tl::unexpected(text.error());
            files.emplace(fs::path{name} / entry.path().filename(), *text);
        }
    }
    return {};
}

// The test, and what it needs from its folder; pytest takes a conftest.py from there unasked.
tl::expected<Files, Error> read_tests(const fs::path& test, const Names& others) {
    const auto text = read_file(test);
    if (!text) return tl::unexpected(text.error());
    Files files{{test.filename(), *text}};
    if (auto added = add_helpers(*text + "\nimport conftest\n", test.parent_path(), others, files); !added)
        return tl::unexpected(added.error());
    return files;
}

std::vector<std::string> texts_of(const Files& files) {
    std::vector<std::string> texts;
    for (const auto& [name, text] : files)
        if (name.extension() == ".py") texts.push_back(text);
    return texts;
}

// What the tests and the reference name of the data that lie beside them: the tests find it, and every solution does,
// but for what may be its answers. Gives what is to be said of it.
tl::expected<std::string, Error> add_data(const ImportCommand& command, const Files& tests, const Files& reference,
                                          Files& files) {
    auto beside_tests = data_beside(texts_of(tests), fs::path{command.test}.parent_path());
    if (!beside_tests) return tl::unexpected(beside_tests.error());
    auto beside_reference = data_beside(texts_of(reference), fs::path{command.reference}.parent_path());
    if (!beside_reference) return tl::unexpected(beside_reference.error());
    std::string said;
    beside_tests->merge(*beside_reference);
    for (const auto& [name, content] : *beside_tests) {
        files.emplace("cases" / name, content);
        const bool is_hidden = may_hold_answers(name);
        if (!is_hidden) files.emplace("given" / name, content);
        said += is_hidden
                    ? "the tests alone can read cases/" + name.string() + "\n"
                    : "every solution can read given/" + name.string() +
                          ": delete it if it holds answers (the tests read theirs, cases/" + name.string() + ")\n";
    }
    return said;
}

struct Reference {
    Files files;  // in the challenge's folder
    Files given;  // what it imports besides, from its own folder or the test's: every solution gets that
    Names modules;
};

tl::expected<Reference, Error> read_reference(const ImportCommand& command) {
    Challenge challenge;
    challenge.entry.kind = harness::EntryKind::suite;
    challenge.entry.name = command.module;
    const fs::path path = fs::path{command.reference}.lexically_normal();
    auto solution = read_submission(challenge, path, command.reference);
    if (!solution) return tl::unexpected(Error{solution.error().message, path});
    Reference reference{{}, {}, {top_module(command.module)}};
    fs::path place = "solutions/accepted" / (path.has_filename() ? path : path.parent_path()).filename();
    for (auto& file : solution->files) {
        reference.modules.insert(top_module(file.name));
        reference.files.emplace(place / file.name, std::move(file.content));
    }
    std::error_code error;
    const bool is_folder = fs::is_directory(path, error);
    for (const fs::path& folder : {path.parent_path(), fs::path{command.test}.parent_path()}) {
        if (is_folder && folder == path.parent_path()) continue;
        if (auto added = add_helpers(solution->source, folder, reference.modules, reference.given); !added)
            return tl::unexpected(added.error());
    }
    if (is_folder) place /= main_files(challenge)[solution->is_package ? 1 : 0];
    reference.files.emplace(place, std::move(solution->source));
    return reference;
}

}  // namespace

ExitCode run(const ImportCommand& command, const Settings& settings) {
    const fs::path folder = fs::path{command.folder}.lexically_normal();
    if (const auto wrong = fault(command, folder); !wrong.message.empty()) return complain(wrong);
    const fs::path test{command.test};
    auto reference = read_reference(command);
    if (!reference) return complain(reference.error());
    Names others = reference->modules;
    for (const auto& [name, text] : reference->given)
        if (name.has_parent_path() || !is_plain_data(text)) others.insert(top_module(name));
    const auto tests = read_tests(test, others);
    if (!tests) return complain(tests.error());
    Files files = reference->files;
    for (const auto& [name, text] : reference->given) files.emplace("given" / name, text);
    for (const auto& [name, text] : *tests) files.emplace("cases" / name, text);
    const auto said = add_data(command, *tests, reference->files, files);
    if (!said) return complain(said.error());
    files.emplace("challenge.toml", definition(command, test, files));
    files.emplace("statement.md", "# " + command.module + "\n\nWrite the module `" + command.module + "`.\n");
    for (const auto& [path, text] : files)
        if (const auto written = write_challenge_file(folder / path, text); !written) return complain(written.error());
    if (settings.quiet) return ExitCode::sound;
    return print(*said + "made " + folder.string() + "; see that it is sound with: gradebox check " +
                 fs::absolute(folder).string() + "\n");
}

}  // namespace gradebox::runner
