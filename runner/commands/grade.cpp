#include "runner/commands/commands.hpp"
#include "runner/grading.hpp"

namespace gradebox::runner {
namespace {

// Leaves the challenge one case, with one schedule: "group/case=12:2,30:1". Says what is wrong with the words, if so.
std::optional<std::string> keep_only(Challenge& challenge, const std::string& words) {
    const auto sign = words.rfind('=');
    const auto schedule = sign == std::string::npos ? std::nullopt : harness::parse_schedule(words.substr(sign + 1));
    if (!schedule) return "it must be CASE=SCHEDULE, as in races/two=12:2,30:1 or races/two=-";
    const auto id = words.substr(0, sign);
    for (Group& group : challenge.groups) {
        std::erase_if(group.cases, [&](const Case& a_case) { return a_case.id != id; });
        if (group.cases.empty()) continue;
        auto* const scenario = std::get_if<ScenarioCase>(&group.cases.front().work);
        if (scenario == nullptr) return id + " is no scenario";
        scenario->schedule = *schedule;
    }
    std::erase_if(challenge.groups, [](const Group& group) { return group.cases.empty(); });
    if (challenge.groups.empty()) return "there is no case " + id;
    return std::nullopt;
}

}  // namespace

ExitCode run(const GradeCommand& command, const Settings& settings) {
    const auto challenge = load_named(settings, command.challenge);
    if (!challenge) return complain(challenge.error());
    if (!command.schedule.empty())
        if (const auto reason = keep_only(**challenge, command.schedule)) return complain(Error{*reason, "--schedule"});
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
