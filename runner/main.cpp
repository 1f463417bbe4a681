// gradebox: reads the command line and runs the command.
// Trusted: it holds the expected answers and decides every verdict.
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <csignal>
#include <exception>

#include "harness/heap.hpp"
#include "runner/cli.hpp"
#include "runner/commands/commands.hpp"
#include "sandbox/open_files.hpp"

namespace {

using gradebox::runner::ExitCode;

void set_up_log() {
    spdlog::set_default_logger(spdlog::stderr_color_st("gradebox"));
    spdlog::set_pattern("gradebox: %^%v%$");
}

ExitCode run_command(const gradebox::runner::Invocation& invocation) {
    if (invocation.settings.quiet) spdlog::set_level(spdlog::level::err);
    return std::visit([&](const auto& command) { return gradebox::runner::run(command, invocation.settings); },
                      invocation.command);
}

}  // namespace

int main(int argc, char** argv) {
    // A reader that goes away is an error of the write, not the end of the program.
    std::signal(SIGPIPE, SIG_IGN);
    gradebox::sandbox::allow_many_open_files();
    gradebox::harness::extend_heap(256 << 20);  // loading lru-cache: 0.34 s to 0.09 s
    set_up_log();
    try {
        const auto invocation = gradebox::runner::parse_command_line(argc, argv);
        if (invocation) return static_cast<int>(run_command(*invocation));
        gradebox::runner::write_all(STDERR_FILENO, invocation.error().errors);
        return static_cast<int>(gradebox::runner::print(invocation.error().output, invocation.error().code));
    } catch (const std::exception& error) {
        spdlog::critical("internal error: {}", error.what());
        return static_cast<int>(ExitCode::internal);
    }
}
