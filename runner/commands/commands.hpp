// The commands of gradebox, one file each, and what they share.
// Runs in: gradebox (trusted).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runner/challenge.hpp"
#include "runner/cli.hpp"
#include "runner/jobs.hpp"

namespace gradebox::runner {

ExitCode run(const GradeCommand& command, const Settings& settings);
ExitCode run(const BatchCommand& command, const Settings& settings);
ExitCode run(const CheckCommand& command, const Settings& settings);
ExitCode run(const ListCommand& command, const Settings& settings);
ExitCode run(const ShowCommand& command, const Settings& settings);
ExitCode run(const ExplainCommand& command, const Settings& settings);
ExitCode run(const NewCommand& command, const Settings& settings);
ExitCode run(const ImportCommand& command, const Settings& settings);
ExitCode run(const DoctorCommand& command, const Settings& settings);

// A file of a new challenge, and the folders above it.
tl::expected<void, Error> write_challenge_file(const std::filesystem::path& path, std::string_view text);

// The folder in which ids are looked up.
std::filesystem::path challenges_folder(const Settings& settings);

// One line on standard error for each error; gives ExitCode::usage.
ExitCode complain(const std::vector<Error>& errors);
ExitCode complain(const Error& error);

// Writes to standard output; a reader that has gone is no fault of ours.
ExitCode print(std::string_view text, ExitCode code = ExitCode::sound);

// The challenge that an id or a path names, or everything that is wrong with it.
tl::expected<std::unique_ptr<Challenge>, std::vector<Error>> load_named(const Settings& settings,
                                                                        std::string_view word);

// Opens the reports asked for; when none goes to standard output and --quiet is not given, a table goes there. Fails,
// too, when a report would overwrite a submission.
tl::expected<Output, Error> open_reports(const Settings& settings, const std::vector<Job>& jobs, bool batch);

RunSettings run_settings(const Settings& settings);

// What one run of jobs comes to. Keeps count of results as they come.
class Tally {
public:
    void add(const Result& result);
    ExitCode exit_code(bool interrupted, bool broken) const;

private:
    bool judge_error_{false};  // an unreadable submission's is not: that is no fault of the judge
    bool unsound_{false};
};

// Grades the jobs into the output, in order, with a progress bar, and says how it ended.
ExitCode grade_into(Output& output, const std::vector<Job>& jobs, const Settings& settings);

}  // namespace gradebox::runner
