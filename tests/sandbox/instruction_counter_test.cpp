#include "sandbox/instruction_counter.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <ctime>

using gradebox::sandbox::InstructionCounter;

TEST_SUITE_BEGIN("instruction_counter");

namespace {

void spin(std::clock_t ticks) {
    const auto end = std::clock() + ticks;
    while (std::clock() < end) continue;
}

}  // namespace

TEST_CASE("a counter of nothing says 0") {
    CHECK(InstructionCounter{}.count() == 0);
    CHECK(InstructionCounter{-12345}.count() == 0);
}

TEST_CASE("what another process does is counted, from the counter's beginning on") {
    int go[2];
    REQUIRE(::pipe(go) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        char byte = 0;
        const auto got = ::read(go[0], &byte, 1);
        spin(CLOCKS_PER_SEC / 50);
        ::_exit(got == 1 ? 0 : 1);
    }
    const InstructionCounter clock{child, InstructionCounter::Event::task_clock};
    const InstructionCounter instructions{child};
    const auto before = clock.count();
    REQUIRE(::write(go[1], "x", 1) == 1);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    ::close(go[0]);
    ::close(go[1]);
    if (clock.count() == 0) {
        MESSAGE("SKIP: perf_event_open is refused here");
        return;
    }
    CHECK(clock.count() - before > 15'000'000);
    if (instructions.count() == 0) {
        MESSAGE("SKIP: this machine counts no instructions");
        return;
    }
    CHECK(instructions.count() > 100'000);
}

TEST_SUITE_END();
