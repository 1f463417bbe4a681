#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "runner/commands/commands.hpp"
#include "runner/diagnosis.hpp"
#include "runner/installation.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/reports/protections.hpp"
#include "runner/worker.hpp"

namespace gradebox::runner {

namespace {

constexpr std::chrono::seconds kPatience{60};

// Starts a worker that takes whatever the machine gives, and asks what that is.
tl::expected<harness::Hello, std::string> ask_worker() {
    const Interrupt interrupt;
    try {
        WorkerOptions options;
        options.program = worker_program();
        options.require = "confined";
        Worker worker{options};
        const auto reply = wait_for_reply(worker, kPatience, interrupt.fd());
        if (!reply) return tl::unexpected(reply.error().reason);
        if (const auto* hello = std::get_if<harness::Hello>(&*reply)) return *hello;
        if (const auto* failed = std::get_if<harness::Failed>(&*reply)) return tl::unexpected(failed->reason);
        return tl::unexpected(std::string{"the worker's first word was not Hello"});
    } catch (const std::system_error& error) {
        return tl::unexpected(std::string{error.what()});
    }
}

struct Examination {
    harness::Hello hello;
    HostFacts host;
    std::vector<Check> checks;
    std::string required;
};

// Each remedy once, with the protections that it gives, separated by commas.
std::vector<std::pair<std::string, std::string>> remedies(const std::vector<Check>& checks) {
    std::vector<std::pair<std::string, std::string>> result;
    for (const auto& check : checks) {
        if (check.remedy.empty()) continue;
        const auto known = std::find_if(result.begin(), result.end(),
                                        [&check](const auto& entry) { return entry.first == check.remedy; });
        if (known == result.end())
            result.emplace_back(check.remedy, check.protection);
        else
            known->second += ", " + check.protection;
    }
    return result;
}

std::string as_text(const Examination& examination) {
    const auto& tier = examination.hello.protections.tier;
    std::string text =
        fmt::format("tier {}{}\n\n", tier,
                    sandbox::is_at_least(tier, examination.required)
                        ? ""
                        : fmt::format("; {} is required (--require {} accepts this one)", examination.required, tier));
    for (const auto& check : examination.checks) {
        const auto name = check.protection + (check.detail.empty() ? "" : " " + check.detail);
        text += fmt::format("{:<4}{:<19}{} {}\n", check.given ? "yes" : "NO", name, check.given ? "else" : "lost",
                            check.lost);
    }
    for (const auto& [remedy, protections] : remedies(examination.checks))
        text += fmt::format("\nto get {}:\n    {}\n", protections, remedy);
    if (tier == "rootless" && !examination.host.root) text += "\nto get tier full:\n    sudo gradebox …\n";
    return text + fmt::format("\nPython {}, Linux {}\n", examination.hello.python_version, examination.host.kernel);
}

std::string as_json(const Examination& examination) {
    nlohmann::ordered_json checks = nlohmann::ordered_json::array();
    for (const auto& check : examination.checks)
        checks.push_back({{"protection", check.protection},
                          {"given", check.given},
                          {"detail", check.detail},
                          {"lost_without", check.lost},
                          {"remedy", check.remedy}});
    const auto& protections = examination.hello.protections;
    const nlohmann::ordered_json findings{{"schema", "gradebox.doctor/1"},
                                          {"tier", protections.tier},
                                          {"required", examination.required},
                                          {"sufficient", sandbox::is_at_least(protections.tier, examination.required)},
                                          {"checks", checks},
                                          {"protections", protections_json(protections)},
                                          {"python", examination.hello.python_version},
                                          {"kernel", examination.host.kernel}};
    return findings.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

ExitCode run(const DoctorCommand& command, const Settings& settings) {
    const auto hello = ask_worker();
    if (!hello) {
        spdlog::error("nothing can be graded here: {}", printable(hello.error(), true));
        return ExitCode::internal;
    }
    Examination examination{*hello, read_host_facts(), {}, settings.require};
    examination.checks = diagnose(hello->protections, examination.host);
    const auto printed = print(command.json ? as_json(examination) : printable(as_text(examination), true));
    if (printed != ExitCode::sound) return printed;
    return sandbox::is_at_least(hello->protections.tier, settings.require) ? ExitCode::sound : ExitCode::unsound;
}

}  // namespace gradebox::runner
