// gradebox: reads the command line and runs the command.
// Trusted: it holds the expected answers and decides every verdict.
#include <malloc.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/mman.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>

#include "runner/cli.hpp"
#include "runner/commands/commands.hpp"

namespace {

using gradebox::runner::ExitCode;

// A challenge with large cases is many small objects: loading it in pages of 4 KiB takes three times as long
// (lru-cache: 0.34 s to 0.09 s). Only address space; where there are no huge pages nothing changes.
void keep_heap_in_huge_pages() {
    constexpr std::size_t kRoom = 256 << 20;
    ::mallopt(M_TOP_PAD, kRoom);
    ::mallopt(M_MMAP_THRESHOLD, 32 << 20);       // the most that mallopt(3) takes
    void* volatile some = std::malloc(1 << 20);  // makes the heap grow, by the room too
    std::free(some);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = (end - kRoom) / page * page;
    ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

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
    keep_heap_in_huge_pages();
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
