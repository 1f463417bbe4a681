#include "runner/commands/commands.hpp"
#include "runner/grading.hpp"

namespace gradebox::runner {

ExitCode run(const GradeCommand& command, const Settings& settings) {
    const auto challenge = load_named(settings, command.challenge);
    if (!challenge) return complain(challenge.error());
    std::error_code error;
    if (std::filesystem::is_directory(command.solution, error) && !has_main_file(**challenge, command.solution)) {
        const std::string reason = "a directory that is no solution: it has no " + main_files(**challenge).front();
        return complain(Error{reason, command.solution});
    }
    // A file that isn't there is the user's slip, not the solution's; what it holds is judged.
    const auto submission = read_submission(**challenge, command.solution, command.solution);
    if (!submission && submission.error().verdict == Verdict::judge_error) {
        return complain(Error{submission.error().message, command.solution});
    }
    const std::vector<Job> jobs{{challenge->get(), command.solution, command.solution}};
    auto output = open_reports(settings, jobs, false);
    if (!output) return complain(output.error());
    return grade_into(*output, jobs, settings);
}

}  // namespace gradebox::runner
