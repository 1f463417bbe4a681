// The command line: what was asked for, as plain data. Parsing touches no file.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "runner/output.hpp"
#include "runner/terminal.hpp"

namespace gradebox::runner {

// pytest's, which this audience knows.
enum class ExitCode : std::uint8_t {
    sound = 0,    // all accepted, all sound
    unsound = 1,  // something is not
    interrupted = 2,
    internal = 3,  // judge error: the machine or gradebox itself
    usage = 4,     // flags, a missing file, an unknown challenge, a report that can't be written
    nothing_to_run = 5,
};

struct Settings {
    std::filesystem::path challenges;  // empty: the shipped ones
    ColourMode colour{ColourMode::automatic};
    unsigned workers{1};
    bool reveal{false};
    bool quiet{false};
    std::string require{"full"};
    std::vector<ReportTarget> reports;
};

struct GradeCommand {
    std::string challenge;
    std::string solution;
    std::string schedule;  // "group/case=12:2,30:1": only that scenario, in that schedule; may be empty
};
struct BatchCommand {
    std::string folder;
    std::string challenge;  // empty: the folder has one folder for each challenge
};
struct CheckCommand {
    std::vector<std::string> challenges;  // empty: all
};
struct ListCommand {};
struct ShowCommand {
    std::string challenge;
};
struct ExplainCommand {
    std::string word;
};
struct NewCommand {
    std::string id;
};
struct ImportCommand {
    std::string format;  // "unittest" or "pytest": what the test file is written for
    std::string test;
    std::string module{"solution"};  // what the test imports
    std::string reference;
    std::string folder;  // to make
};
struct DoctorCommand {
    bool json{false};
};
using Command = std::variant<GradeCommand, BatchCommand, CheckCommand, ListCommand, ShowCommand, ExplainCommand,
                             NewCommand, ImportCommand, DoctorCommand>;

struct Invocation {
    Settings settings;
    Command command;
};

// The command line needs no command: it asked for help or the version, or is wrong.
struct EarlyExit {
    ExitCode code{ExitCode::usage};
    std::string output;  // for standard output
    std::string errors;  // for standard error
};

// Reads GRADEBOX_CHALLENGES and GRADEBOX_REQUIRE as well.
tl::expected<Invocation, EarlyExit> parse_command_line(int argc, const char* const* argv);

}  // namespace gradebox::runner
