#include <spdlog/fmt/fmt.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "runner/commands/commands.hpp"
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

// "yes" and "no" for people, everything else as it is.
std::string in_words(const nlohmann::ordered_json& value) {
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string as_text(const nlohmann::ordered_json& findings) {
    std::string text;
    for (const auto& [key, value] : findings.items()) {
        std::string name = key;
        std::replace(name.begin(), name.end(), '_', ' ');
        text += fmt::format("{:<22}{}\n", name, printable(in_words(value)));
    }
    return text;
}

}  // namespace

ExitCode run(const DoctorCommand& command, const Settings&) {
    const auto hello = ask_worker();
    if (!hello) {
        spdlog::error("no worker: {}", printable(hello.error(), true));
        return ExitCode::internal;
    }
    nlohmann::ordered_json findings = protections_json(hello->protections);
    findings["python"] = hello->python_version;
    if (!command.json) return print(as_text(findings));
    return print(findings.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace gradebox::runner
