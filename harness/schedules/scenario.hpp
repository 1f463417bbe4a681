// What is asked of a solution whose threads are scheduled, and what came of it. No expected value is here.
// Used by: gradebox (builds, reads); the candidate's process runs it. What that process says is hostile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "harness/program.hpp"
#include "harness/schedules/schedule.hpp"

namespace gradebox::harness {

// Steps of a program, in sections that follow one another: `before`, then one for each thread, then the rest. Those
// before and after are taken by one thread alone.
struct Sections {
    std::uint32_t before{0};
    std::vector<std::uint32_t> threads;
    bool are_tasks{false};  // of one event loop, rather than threads: they take turns where they await
    bool operator==(const Sections&) const = default;
};

enum class Exploring : std::uint8_t {
    search,      // the schedules that the search finds
    sequential,  // the orders in which threads take their steps one after the other, whole; all of them
    replay,      // one
};

struct Scenario {
    Program program;
    Sections sections;
    Exploring exploring{Exploring::search};
    Search search;
    Schedule schedule;  // replay
};

// Why another thread went on.
enum class Reason : std::uint8_t { preempted, waits, sleeps, awaits, ended };

// A thread stopped in this line of the solution (0: in none), and another went on.
struct Turn {
    ThreadNumber thread{0};
    std::uint32_t line{0};
    Reason reason{Reason::ended};
    bool operator==(const Turn&) const = default;
};

// What one schedule came to, and the first that did.
struct History {
    Schedule schedule;
    std::vector<Turn> turns;
    // For each step of a thread, one number for each thread: how many of its steps were over as this one began.
    std::vector<std::uint32_t> over;
    std::vector<Outcome> outcomes;  // of all steps
};

// Nobody could go on, or it took too many steps.
struct Stuck {
    struct Waiting {
        ThreadNumber thread{0};
        std::uint32_t line{0};
        bool for_lock{true};
        std::optional<ThreadNumber> holder;  // of the lock
        std::uint32_t held_since{0};         // line; 0, by who waits: to be notified
    };
    bool is_deadlock{false};
    Schedule schedule;
    std::vector<Turn> turns;
    std::vector<Waiting> waiting;  // deadlock
};

struct Explored {
    std::uint32_t schedules{0};
    std::uint64_t steps{0};                  // bytecodes of the solution's, in all of them
    std::optional<std::uint32_t> exhausted;  // all schedules with at most so many preemptions are among them
    ThreadNumber first_thread{1};            // of the scenario's; those before it the solution started
    std::vector<History> histories;          // no two alike
    std::optional<Stuck> stuck;              // it ended so
};

std::string encode(const Scenario& scenario);

// Fails unless it fits the scenario's sections and number of steps.
tl::expected<Explored, DecodeError> decode_explored(std::string_view bytes, const Sections& sections, std::size_t steps,
                                                    const DecodeLimits& limits = {});

}  // namespace gradebox::harness
