#include "runner/cli.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <sstream>
#include <thread>

namespace gradebox::runner {

namespace {

const std::map<std::string, ColourMode> kColourModes{
    {"auto", ColourMode::automatic}, {"always", ColourMode::always}, {"never", ColourMode::never}};

const std::set<std::string> kTiers{sandbox::kTiers.begin(), sandbox::kTiers.end()};

constexpr unsigned kMaxWorkers = 1024;

// Builds the parser; parsed words land in `invocation`, which must stay where it is.
class Parser {
public:
    explicit Parser(Invocation& invocation) : settings_{invocation.settings}, command_{invocation.command} {
        app_.set_version_flag("--version", "gradebox " GRADEBOX_VERSION);
        app_.require_subcommand(1);
        app_.footer(
            "Exit codes: 0 all accepted or sound, 1 something is not, 2 interrupted, 3 internal (judge) error,\n"
            "4 usage, 5 nothing to run.");
        settings_.workers = std::max(std::thread::hardware_concurrency(), 1U);
        // Not by CLI11's envname(): it lets the environment of the commands that weren't given overrule the one that
        // was.
        if (const char* folder = std::getenv("GRADEBOX_CHALLENGES")) settings_.challenges = folder;
        if (const char* tier = std::getenv("GRADEBOX_REQUIRE"); tier != nullptr && *tier != '\0')
            settings_.require = tier;
        add_grade();
        add_batch();
        add_check();
        add_import();
        add_plain_commands();
    }

    CLI::App& app() { return app_; }

private:
    CLI::App& add_command(const char* name, const char* description) {
        CLI::App& command = *app_.add_subcommand(name, description);
        command
            .add_option("--challenges", settings_.challenges,
                        "Folder of challenges (default: GRADEBOX_CHALLENGES, else the shipped ones)")
            ->type_name("DIR");
        command.add_flag("-q,--quiet", settings_.quiet, "No table, no progress; errors only");
        return command;
    }

    void add_colour(CLI::App& command) {
        command
            .add_option_function<std::string>(
                "--color", [this](const std::string& word) { settings_.colour = kColourModes.at(word); },
                "When to use colour")
            ->check(CLI::IsMember({"auto", "always", "never"}))
            ->default_str("auto");
    }

    void add_run_options(CLI::App& command) {
        add_colour(command);
        command.add_option("--workers", settings_.workers, "Submissions graded at the same time (default: cores)")
            ->check(CLI::Range(1U, kMaxWorkers))
            ->type_name("N");
        add_require(command);
    }

    void add_require(CLI::App& command) {
        command
            .add_option("--require", settings_.require,
                        "The weakest tier that will do (default: GRADEBOX_REQUIRE, else full)")
            ->check(CLI::IsMember(kTiers));
    }

    void add_report_options(CLI::App& command) {
        command.add_flag("--reveal", settings_.reveal,
                         "Show inputs and answers of hidden cases: the grader's own view");
        command
            .add_option_function<std::vector<std::string>>(
                "--report", [this](const std::vector<std::string>& words) { add_reports(words); },
                "Write a report: text, json, jsonl or junit; \"-\" is standard output; repeatable")
            ->type_name("FORMAT=PATH")
            ->allow_extra_args(false)
            ->take_all();
    }

    void add_reports(const std::vector<std::string>& words) {
        for (const std::string& word : words) {
            auto target = parse_report_target(word);
            if (!target) throw CLI::ValidationError("--report", target.error());
            settings_.reports.push_back(std::move(*target));
        }
    }

    void add_grade() {
        CLI::App& command = add_command("grade", "Grade one solution");
        auto& words = keep<GradeCommand>(command);
        command.add_option("challenge", words.challenge, "A challenge's id, or a path to its folder")->required();
        command.add_option("solution", words.solution, "The solution: a Python file, or a folder of them")->required();
        command
            .add_option("--schedule", words.schedule, "Run one scenario in one schedule again, as a failure names it")
            ->type_name("CASE=SCHEDULE");
        add_run_options(command);
        add_report_options(command);
    }

    void add_batch() {
        CLI::App& command =
            add_command("batch", "Grade a folder of solutions: DIR/<challenge-id>/*.py, and folders there");
        auto& words = keep<BatchCommand>(command);
        command.add_option("folder", words.folder, "The folder of solutions")->required();
        command.add_option("--challenge", words.challenge, "Grade DIR/*.py against this challenge")->type_name("ID");
        add_run_options(command);
        add_report_options(command);
    }

    void add_check() {
        CLI::App& command = add_command("check", "Are the challenges sound? Every shipped one by default");
        auto& words = keep<CheckCommand>(command);
        command.add_option("challenges", words.challenges, "Ids, or paths to challenge folders");
        add_run_options(command);
    }

    void add_plain_commands() {
        CLI::App& list = add_command("list", "List the challenges");
        keep<ListCommand>(list);
        add_colour(list);
        CLI::App& show = add_command("show", "Show a challenge: its statement, limits and groups");
        show.add_option("challenge", keep<ShowCommand>(show).challenge, "An id or a path")->required();
        CLI::App& explain = add_command("explain", "Say what a verdict means and what to try");
        explain.add_option("word", keep<ExplainCommand>(explain).word, "A verdict")->required();
        CLI::App& fresh = add_command("new", "Write a small sound challenge to start from");
        fresh.add_option("id", keep<NewCommand>(fresh).id, "Lower-case letters, digits and -")->required();
        CLI::App& doctor = add_command("doctor", "Say which protections this machine gives");
        doctor.add_flag("--json", keep<DoctorCommand>(doctor).json, "As JSON");
        add_require(doctor);
    }

    void add_import() {
        CLI::App& command = add_command("import", "Make a challenge out of a unittest or pytest file and a reference");
        auto& words = keep<ImportCommand>(command);
        command.add_option("format", words.format, "unittest or pytest")
            ->check(CLI::IsMember({"unittest", "pytest"}))
            ->required();
        command.add_option("test", words.test, "The test file, as it is")->required();
        command.add_option("--module", words.module, "What the test imports the solution as")->type_name("NAME");
        command
            .add_option("--reference", words.reference, "A solution that passes: a Python file, or a folder of them")
            ->type_name("SOLUTION.py")
            ->required();
        command.add_option("--output", words.folder, "The challenge's folder, which must not exist")
            ->type_name("DIR")
            ->required();
    }

    // Where the words of one command land until it is known to be the one.
    template <class Words>
    Words& keep(CLI::App& command) {
        auto words = std::make_shared<Words>();
        command.callback([this, words] { command_ = *words; });
        return *words;
    }

    Settings& settings_;
    Command& command_;
    CLI::App app_{"Grades Python solutions to code challenges in a sandbox.", "gradebox"};
};

}  // namespace

tl::expected<Invocation, EarlyExit> parse_command_line(int argc, const char* const* argv) {
    Invocation invocation;
    Parser parser{invocation};
    try {
        parser.app().parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::ostringstream output;
        std::ostringstream errors;
        const bool asked = parser.app().exit(error, output, errors) == 0;
        return tl::unexpected(EarlyExit{asked ? ExitCode::sound : ExitCode::usage, output.str(), errors.str()});
    }
    if (!kTiers.contains(invocation.settings.require)) {
        return tl::unexpected(EarlyExit{ExitCode::usage, "", "GRADEBOX_REQUIRE: not full, rootless or confined\n"});
    }
    return invocation;
}

}  // namespace gradebox::runner
