// How long a run had its turn, when it only runs while somebody trusted waits for it: that one keeps the time, in
// memory that the run does not share. Used by: gradebox-worker and whoever waits (trusted).
#pragma once

#include <atomic>
#include <cstdint>
#include <ctime>

namespace gradebox::sandbox {

struct Turns {
    std::atomic<std::int64_t> taken{0};  // nanoseconds in all turns that are over
    std::atomic<std::int64_t> since{0};  // CLOCK_MONOTONIC when the present one began; 0: there is none
};

inline std::int64_t monotonic_nanoseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

inline void begin_turn(Turns& turns) {
    turns.since = monotonic_nanoseconds();
}

inline void end_turn(Turns& turns) {
    turns.taken += monotonic_nanoseconds() - turns.since;
    turns.since = 0;
}

}  // namespace gradebox::sandbox
