#include "runner/interrupt.hpp"

#include <doctest/doctest.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

namespace gradebox::runner {

namespace {

// The wait status of a child that does this: signals and handlers are for the whole process.
int status_of(const std::function<void()>& action) {
    const pid_t child = ::fork();
    if (child == 0) {
        action();
        ::_exit(0);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

bool readable(int fd) {
    pollfd one{fd, POLLIN, 0};
    return ::poll(&one, 1, 0) == 1;
}

}  // namespace

TEST_CASE("the first signal makes the descriptor readable and is survived") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const int status = status_of([signal] {
            const Interrupt interrupt;
            const bool before = readable(interrupt.fd()) || interrupt.raised();
            ::raise(signal);
            ::_exit(!before && readable(interrupt.fd()) && interrupt.raised() ? 42 : 1);
        });
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 42);
    }
}

TEST_CASE("a second signal ends the process at once") {
    for (const int signal : {SIGINT, SIGTERM}) {
        const int status = status_of([signal] {
            const Interrupt interrupt;
            ::raise(SIGINT);
            ::raise(signal);
        });
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
    }
}

TEST_CASE("a signal that was ignored stays ignored") {
    const int status = status_of([] {
        ::signal(SIGINT, SIG_IGN);
        const Interrupt interrupt;
        ::raise(SIGINT);
        ::_exit(interrupt.raised() ? 1 : 42);
    });
    CHECK(WEXITSTATUS(status) == 42);
}

}  // namespace gradebox::runner
