#include "runner/commands/commands.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "runner/catalog.hpp"
#include "runner/installation.hpp"
#include "runner/reports/encoding.hpp"

namespace gradebox::runner {

std::filesystem::path challenges_folder(const Settings& settings) {
    return settings.challenges.empty() ? shipped_challenges() : settings.challenges;
}

ExitCode complain(const std::vector<Error>& errors) {
    for (const Error& error : errors) spdlog::error("{}", printable(to_string(error), true));
    return ExitCode::usage;
}

ExitCode complain(const Error& error) {
    return complain(std::vector<Error>{error});
}

ExitCode print(std::string_view text, ExitCode code) {
    const int error = write_all(STDOUT_FILENO, text);
    if (error == 0 || error == EPIPE) return code;
    return complain(Error{"can't write to standard output: " + std::system_category().message(error), {}});
}

tl::expected<std::unique_ptr<Challenge>, std::vector<Error>> load_named(const Settings& settings,
                                                                        std::string_view word) {
    const auto folder = find_challenge(challenges_folder(settings), word);
    if (!folder) return tl::unexpected(std::vector<Error>{folder.error()});
    auto challenge = load_challenge(*folder);
    if (!challenge) return tl::unexpected(std::move(challenge.error()));
    return std::make_unique<Challenge>(std::move(*challenge));
}

tl::expected<Output, Error> open_reports(const Settings& settings, const std::vector<Job>& jobs, bool batch) {
    std::vector<ReportTarget> targets = settings.reports;
    const auto is_standard_output = [](const ReportTarget& target) { return target.path == "-"; };
    const bool taken = std::any_of(targets.begin(), targets.end(), is_standard_output);
    if (!taken && !settings.quiet) targets.push_back({ReportFormat::text, "-"});
    for (const ReportTarget& target : targets) {
        std::error_code error;
        const bool overwrites = std::any_of(jobs.begin(), jobs.end(), [&](const Job& job) {
            return std::filesystem::equivalent(job.path, target.path, error);
        });
        if (overwrites) return tl::unexpected(Error{"the report would overwrite a submission", target.path});
    }
    return Output::open(targets, batch, settings.colour);
}

RunSettings run_settings(const Settings& settings) {
    return {settings.require, settings.workers, settings.reveal};
}

void Tally::add(const Result& result) {
    const auto broken = [](const CaseResult& one) { return one.verdict == Verdict::judge_error; };
    judge_error_ = judge_error_ || std::any_of(result.cases.begin(), result.cases.end(), broken);
    unsound_ = unsound_ || result.verdict != Verdict::accepted;
}

ExitCode Tally::exit_code(bool interrupted, bool broken) const {
    if (interrupted) return ExitCode::interrupted;
    if (judge_error_ || broken) return ExitCode::internal;
    return unsound_ ? ExitCode::unsound : ExitCode::sound;
}

ExitCode grade_into(Output& output, const std::vector<Job>& jobs, const Settings& settings) {
    const Interrupt interrupt;
    Tally tally;
    InOrder ordered{output, jobs.size()};
    output.begin();
    ProgressBar bar{jobs.size(), !settings.quiet && jobs.size() > 1};
    const auto broken = run_jobs(jobs, run_settings(settings), interrupt, [&](std::size_t index, Result result) {
        tally.add(result);
        bar.erase();
        ordered.add(index, std::move(result));
        bar.advance();
    });
    bar.erase();
    if (broken) spdlog::error("{}", printable(*broken, true));
    if (const auto written = output.finish(); !written) return complain(written.error());
    return tally.exit_code(interrupt.raised(), broken.has_value());
}

}  // namespace gradebox::runner
