// A schedule: where the threads of a scenario took turns otherwise than they would by themselves. By default a thread
// goes on until it waits or ends; then the next one by number goes on. Used by: both programs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradebox::harness {

// Threads in the order in which they were started; 0 runs what comes before and after the others.
using ThreadNumber = std::uint32_t;

// At the `point`-th moment at which more than one thread could go on, `thread` did.
struct Switch {
    std::uint32_t point{0};
    ThreadNumber thread{0};
    bool operator==(const Switch&) const = default;
};
using Schedule = std::vector<Switch>;  // by point

// "12:2,30:1"; "-" is the default.
std::string to_string(const Schedule& schedule);
std::optional<Schedule> parse_schedule(std::string_view text);

// How schedules are chosen. The same settings give the same schedules.
struct Search {
    std::uint32_t preemptions{2};   // all schedules with so many, as far as `schedules` goes
    std::uint32_t schedules{1000};  // at most
    std::uint32_t random{100};      // of those, so many at least by probabilistic concurrency testing
    std::uint32_t seed{1};
    std::uint32_t steps{50'000};  // bytecodes of the solution's in one schedule, and waits; more are a livelock
    bool operator==(const Search&) const = default;
};

}  // namespace gradebox::harness
