#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "runner/catalog.hpp"
#include "runner/commands/commands.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/reports/table.hpp"

namespace gradebox::runner {

namespace {

namespace fs = std::filesystem;

struct Fault {
    std::size_t order{0};  // of the solution it is about; faults of definitions come first
    std::string text;
};

// What is being checked and what was found.
struct Findings {
    std::vector<std::unique_ptr<Challenge>> challenges;
    std::size_t broken{0};  // challenges that can't be loaded
    std::vector<Job> jobs;
    std::vector<Verdict> expected;  // of each job
    std::vector<Fault> faults;
    std::size_t examined{0};  // solutions
    bool judge_error{false};
};

tl::expected<std::vector<fs::path>, std::vector<Error>> folders_to_check(const CheckCommand& command,
                                                                         const Settings& settings) {
    std::vector<fs::path> folders;
    const fs::path all = challenges_folder(settings);
    if (command.challenges.empty()) {
        const auto ids = challenge_ids(all);
        if (!ids) return tl::unexpected(std::vector<Error>{ids.error()});
        for (const std::string& id : *ids) folders.push_back(all / id);
        return folders;
    }
    std::vector<Error> errors;
    for (const std::string& word : command.challenges) {
        if (const auto folder = find_challenge(all, word)) {
            folders.push_back(*folder);
        } else {
            errors.push_back(folder.error());
        }
    }
    if (!errors.empty()) return tl::unexpected(errors);
    return folders;
}

void load(const fs::path& folder, Findings& findings) {
    auto loaded = load_challenge(folder);
    if (!loaded) {
        ++findings.broken;
        for (const Error& error : loaded.error()) findings.faults.push_back({0, to_string(error)});
        return;
    }
    const Challenge& challenge = *findings.challenges.emplace_back(std::make_unique<Challenge>(std::move(*loaded)));
    const auto is_reference = [](const Solution& solution) { return solution.expected == Verdict::accepted; };
    if (challenge.reference() == nullptr) {
        const Error error{"there is no reference; put one into solutions/accepted/", folder / "solutions"};
        findings.faults.push_back({0, to_string(error)});
    }
    for (const Solution& solution : challenge.solutions) {
        // Of a wrong solution, only the verdict counts.
        findings.jobs.push_back({&challenge, solution.path, solution.path.string(), !is_reference(solution)});
        findings.expected.push_back(solution.expected);
    }
}

template <class Quantity>
std::string headroom_fault(const char* what, Quantity used, Quantity limit) {
    if (used * 2 <= limit) return {};
    return fmt::format("{} is {:.0f}% of its limit", what,
                       100.0 * static_cast<double>(used) / static_cast<double>(std::max<Quantity>(limit, 1)));
}

// A reference that needs more than half of a limit will fail on a slower machine.
std::vector<std::string> headroom_faults(const CaseResult& one, const sandbox::Limits& limits) {
    std::vector<std::string> faults;
    for (std::string fault : {headroom_fault("cpu time", one.cpu_time.count(), limits.cpu_time.count()),
                              headroom_fault("wall time", one.wall_time.count(), limits.wall_time.count()),
                              headroom_fault("memory", count(one.peak_memory), count(limits.memory)),
                              headroom_fault("output", count(one.output), count(limits.output))}) {
        if (!fault.empty()) faults.push_back(std::move(fault) + "; a reference may use half");
    }
    return faults;
}

// What the first case says that did not go as it should.
std::string reason_of(const Result& result) {
    if (!result.message.empty()) return ": " + result.message;
    const auto failed = std::find_if(result.cases.begin(), result.cases.end(), [&](const CaseResult& one) {
        return one.verdict == result.verdict && one.verdict != Verdict::accepted;
    });
    if (failed == result.cases.end()) return {};
    return " at " + failed->id + (failed->message.empty() ? "" : ": " + failed->message);
}

void examine(const Job& job, Verdict expected, std::size_t order, const Result& result, Findings& findings) {
    const auto report = [&](const std::string& reason) {
        findings.faults.push_back({order, job.name + ": " + reason});
    };
    ++findings.examined;
    findings.judge_error = findings.judge_error || result.verdict == Verdict::judge_error;
    if (result.verdict != expected) {
        report(fmt::format("must earn {}, earned {}{}", to_string(expected), to_string(result.verdict),
                           reason_of(result)));
        return;
    }
    if (expected != Verdict::accepted) return;
    for (const CaseResult& one : result.cases) {
        for (const std::string& fault : headroom_faults(one, job.challenge->limits)) report(one.id + ": " + fault);
    }
}

std::string counted(std::size_t number, const char* noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string summary(const Findings& findings) {
    std::string text = counted(findings.challenges.size() + findings.broken, "challenge") + ", ";
    text += counted(findings.jobs.size(), "solution") + ", " + counted(findings.faults.size(), "fault");
    const std::size_t left = findings.jobs.size() - findings.examined;
    if (left > 0) text += fmt::format("; interrupted with {} not run", counted(left, "solution"));
    return text + "\n";
}

std::string lines(Findings& findings, bool colour) {
    std::stable_sort(findings.faults.begin(), findings.faults.end(),
                     [](const Fault& left, const Fault& right) { return left.order < right.order; });
    std::string text;
    for (const Fault& fault : findings.faults) text += printable(fault.text, true) + "\n";
    return text + paint(summary(findings), findings.faults.empty() ? Colour::green : Colour::red, colour);
}

}  // namespace

ExitCode run(const CheckCommand& command, const Settings& settings) {
    const auto folders = folders_to_check(command, settings);
    if (!folders) return complain(folders.error());
    if (folders->empty()) {
        complain(Error{"there is no challenge", challenges_folder(settings)});
        return ExitCode::nothing_to_run;
    }
    Findings findings;
    for (const fs::path& folder : *folders) load(folder, findings);

    const Interrupt interrupt;
    ProgressBar bar{findings.jobs.size(), !settings.quiet};
    RunSettings run_as = run_settings(settings);
    run_as.reveal = true;
    const auto broken = run_jobs(findings.jobs, run_as, interrupt, [&](std::size_t index, const Result& result) {
        const bool ran = result.verdict != Verdict::skipped;
        if (ran) examine(findings.jobs[index], findings.expected[index], index + 1, result, findings);
        bar.advance();
    });
    bar.erase();
    if (broken) spdlog::error("{}", printable(*broken, true));
    ExitCode code = findings.faults.empty() ? ExitCode::sound : ExitCode::unsound;
    if (broken || findings.judge_error) code = ExitCode::internal;
    if (interrupt.raised()) code = ExitCode::interrupted;
    if (settings.quiet && findings.faults.empty()) return code;
    return print(lines(findings, wants_colour(settings.colour, STDOUT_FILENO)), code);
}

}  // namespace gradebox::runner
