#include "runner/interrupt.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace {

constexpr std::array<int, 2> kSignals{SIGINT, SIGTERM};

// A handler can reach nothing but globals.
volatile std::sig_atomic_t event_fd = -1;
volatile std::sig_atomic_t was_raised = 0;

extern "C" void on_signal(int) {
    const int saved = errno;
    for (const int signal : kSignals) std::signal(signal, SIG_DFL);
    was_raised = 1;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(event_fd, &one, sizeof one);
    errno = saved;
}

}  // namespace

Interrupt::Interrupt() {
    event_fd = sandbox::check(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd");
    was_raised = 0;
    for (const int signal : kSignals) {
        struct sigaction before {};
        sandbox::check(::sigaction(signal, nullptr, &before), "sigaction");
        if (before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = on_signal;
        sandbox::check(::sigaction(signal, &action, nullptr), "sigaction");
    }
}

Interrupt::~Interrupt() {
    for (const int signal : kSignals) {
        struct sigaction now {};
        if (::sigaction(signal, nullptr, &now) == 0 && now.sa_handler == on_signal) std::signal(signal, SIG_DFL);
    }
    ::close(event_fd);
    event_fd = -1;
}

int Interrupt::fd() const noexcept {
    return event_fd;
}

bool Interrupt::raised() const noexcept {
    return was_raised != 0;
}

}  // namespace gradebox::runner
