// A schedule in words: which thread stopped where, which line of the solution that is, who went on.
// Runs in: gradebox (trusted); what the schedule says comes from a candidate's process.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/schedules/scenario.hpp"
#include "runner/judge.hpp"

namespace gradebox::runner {

// "A.", of the thread whose step it is; empty for those before and after.
std::string thread_of_step(const harness::Sections& sections, std::size_t step);

// "threads" or "tasks".
std::string who_takes_turns(const harness::Sections& sections);

class ScheduleTeller {
public:
    ScheduleTeller(const ScenarioCase& scenario, const Standard& standard, harness::ThreadNumber first_thread);

    std::string tell(const harness::History& history) const;
    std::string tell_deadlock(const harness::Stuck& stuck) const;
    std::string tell_livelock(const harness::Stuck& stuck) const;
    // How many schedules there were, and what that is worth.
    std::string count(const harness::Explored& explored) const;

private:
    std::string thread(harness::ThreadNumber number) const;
    bool is_task(harness::ThreadNumber number) const;
    std::string line(std::uint32_t number) const;
    std::string awaited(const harness::Stuck::Waiting& waiting) const;
    std::string turns(const std::vector<harness::Turn>& turns) const;
    std::string replay(const harness::Schedule& schedule) const;

    const ScenarioCase& scenario_;
    const Standard& standard_;
    harness::ThreadNumber first_;
    std::vector<std::string_view> source_;  // its lines
};

}  // namespace gradebox::runner
