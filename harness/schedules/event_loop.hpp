// asyncio's event loops while a scheduler runs: which of the callbacks that are ready is run next is a choice of the
// schedule's, waiting is the scheduler's, and time is virtual. The loops are asyncio's own; only their queue of what is
// ready and their selector are replaced.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

namespace gradebox::harness {

class PythonThreads;

namespace event_loops {

// From now on asyncio makes such loops. Imports asyncio.
void install();
// A new one.
pybind11::object make();

}  // namespace event_loops
}  // namespace gradebox::harness
