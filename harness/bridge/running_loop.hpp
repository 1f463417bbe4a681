// The event loop that runs the solution's coroutines where the solution has one of its own, as with asyncio.run(): it
// runs the tests' coroutines that those await, too. (A loop of the tests is the solution's by surroundings.py.) Runs
// in: both. What a candidate's side says is hostile.
#pragma once

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class RunningLoop {
public:
    explicit RunningLoop(Side side) : side_{side} {}

    // The candidate's own loop that runs in this thread, or None, when the other side does not know. Null: it knows.
    py::object take_change(const Objects& objects) const;
    // Of the candidate's: it runs here for as long as it does there. Throws ProtocolError.
    void follow(const py::object& loop, const Objects& objects) const;

private:
    Side side_;
};

}  // namespace gradebox::harness::bridge
