#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "runner/commands/commands.hpp"
#include "runner/load_cases.hpp"
#include "runner/read_file.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;

std::string definition(const ImportCommand& command, const fs::path& test) {
    return "title = \"" + command.module + "\"\n\n[entry]\nkind = \"suite\"\nmodule = \"" + command.module +
           "\"\ntest = \"" + test.filename().string() + "\"\n" +
           (command.format == "pytest" ? "runner = \"pytest\"\n" : "") +
           "\n[[group]]\nname = \"tests\"\nvisibility = \"hidden\"\npoints = 10\n";
}

// What is wrong with the words of the command; empty when nothing is.
Error fault(const ImportCommand& command, const fs::path& folder) {
    std::error_code error;
    if (!is_challenge_id(folder.filename().string()))
        return {"the folder's name is the challenge's id: " + std::string{kIdRule}, folder};
    if (fs::exists(fs::symlink_status(folder, error))) return {"exists already", folder};
    std::string_view rest = command.module;
    for (std::size_t dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        if (!is_identifier(rest.substr(0, dot))) break;
        rest.remove_prefix(dot + 1);
    }
    if (!is_identifier(rest)) return {'"' + command.module + "\" is not the name of a module", {}};
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

// The Python beside the test that it imports, or that pytest takes from there, and what that imports in turn.
using Files = std::map<fs::path, std::string>;

using Names = std::set<std::string>;  // of the reference's modules, which are not the test's
tl::expected<void, Error> add_helpers(const fs::path& file, const Names& others, Files& files);

tl::expected<void, Error> add_file(const fs::path& file, const fs::path& name, const Names& others, Files& files) {
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    if (!files.emplace(name, *text).second) return {};
    return add_helpers(file, others, files);
}

tl::expected<void, Error> add_helpers(const fs::path& file, const Names& others, Files& files) {
    const fs::path folder = file.parent_path();
    auto names = imported_names(files.at(file.filename()));
    names.emplace_back("conftest");
    std::error_code error;
    for (const std::string& name : names) {
        if (others.contains(name) || !is_identifier(name)) continue;
        const fs::path helper = folder / (name + ".py");
        if (fs::is_regular_file(helper, error))
            if (auto added = add_file(helper, helper.filename(), others, files); !added) return added;
        for (const auto& entry : fs::directory_iterator{folder / name, error}) {
            if (!entry.is_regular_file(error) || entry.path().extension() != ".py") continue;
            const auto text = read_file(entry.path());
            if (!text) return tl::unexpected(text.error());
            files.emplace(fs::path{name} / entry.path().filename(), *text);
        }
    }
    return {};
}

struct Reference {
    Files files;  // in the challenge's folder
    Names modules;
};

tl::expected<Reference, Error> read_reference(const ImportCommand& command) {
    Challenge challenge;
    challenge.entry.kind = harness::EntryKind::suite;
    challenge.entry.name = command.module;
    const fs::path path = fs::path{command.reference}.lexically_normal();
    auto solution = read_submission(challenge, path, command.reference);
    if (!solution) return tl::unexpected(Error{solution.error().message, path});
    Reference reference{{}, {top_module(command.module)}};
    fs::path place = "solutions/accepted" / (path.has_filename() ? path : path.parent_path()).filename();
    for (auto& file : solution->files) {
        reference.modules.insert(top_module(file.name));
        reference.files.emplace(place / file.name, std::move(file.content));
    }
    std::error_code error;
    if (fs::is_directory(path, error)) place /= main_files(challenge)[solution->is_package ? 1 : 0];
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
    Files tests;
    if (const auto read = add_file(test, test.filename(), reference->modules, tests); !read)
        return complain(read.error());
    Files files{{"challenge.toml", definition(command, test)},
                {"statement.md", "# " + command.module + "\n\nWrite the module `" + command.module + "`.\n"}};
    files.merge(reference->files);
    for (const auto& [name, text] : tests) files.emplace("cases" / name, text);
    for (const auto& [path, text] : files)
        if (const auto written = write_challenge_file(folder / path, text); !written) return complain(written.error());
    if (settings.quiet) return ExitCode::sound;
    return print("made " + folder.string() + "; see that it is sound with: gradebox check " +
                 fs::absolute(folder).string() + "\n");
}

}  // namespace gradebox::runner
