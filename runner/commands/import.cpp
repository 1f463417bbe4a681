#include <algorithm>
#include <utility>

#include "runner/commands/commands.hpp"
#include "runner/load_cases.hpp"
#include "runner/read_file.hpp"

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
        return {"the folder's name is the challenge's id: lower-case letters, digits and \"-\" only", folder};
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

}  // namespace

ExitCode run(const ImportCommand& command, const Settings& settings) {
    const fs::path folder = fs::path{command.folder}.lexically_normal();
    if (const auto wrong = fault(command, folder); !wrong.message.empty()) return complain(wrong);
    const fs::path test{command.test};
    const auto tests = read_file(test);
    if (!tests) return complain(tests.error());
    const auto reference = read_file(command.reference);
    if (!reference) return complain(reference.error());
    const std::pair<fs::path, std::string> files[]{
        {"challenge.toml", definition(command, test)},
        {"statement.md", "# " + command.module + "\n\nWrite the module `" + command.module + "`.\n"},
        {fs::path{"cases"} / test.filename(), *tests},
        {fs::path{"solutions/accepted"} / fs::path{command.reference}.filename(), *reference}};
    for (const auto& [path, text] : files)
        if (const auto written = write_challenge_file(folder / path, text); !written) return complain(written.error());
    if (settings.quiet) return ExitCode::sound;
    return print("made " + folder.string() + "; see that it is sound with: gradebox check " +
                 fs::absolute(folder).string() + "\n");
}

}  // namespace gradebox::runner
