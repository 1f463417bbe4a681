// asyncio's event loops while a scheduler runs. The loops are asyncio's own, and so is the order of what they call,
// which is documented: callbacks run in the order in which they were registered. Only their queue of what is ready and
// their selector are replaced: waiting is the scheduler's, time is virtual, and when something comes from outside of a
// loop is a choice of the schedule's. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <vector>

#include "harness/schedules/schedule.hpp"

namespace gradebox::harness::event_loops {

// What comes to a loop from outside.
class Arrivals {
public:
    virtual ~Arrivals() = default;
    // What may come now, by numbers above 0; the default first.
    virtual std::vector<ThreadNumber> outside() const = 0;
    // It comes: what it has the loop do is called behind all that is ready.
    virtual void arrive(ThreadNumber which) = 0;
    // What has come is not over yet. Otherwise the next comes before any time passes.
    virtual bool is_busy() const = 0;
    // Nothing comes while there is something ready.
    virtual bool come_at_rest() const = 0;
    // The loop calls this handle next.
    virtual void goes_on(const pybind11::object& handle) = 0;
};

// From now on asyncio makes such loops. Imports asyncio.
void install();
// The same, if somebody has imported asyncio.
void install_if_used();
// A new one. `arrivals` must live as long as it runs; null: nothing comes from outside.
pybind11::object make(Arrivals* arrivals = nullptr);

}  // namespace gradebox::harness::event_loops
