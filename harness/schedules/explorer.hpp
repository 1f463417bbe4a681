// Runs a scenario schedule by schedule, each on a fresh module of the solution's, and tells what they came to.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <string_view>

#include "harness/object_codec.hpp"

namespace gradebox::harness {

// Runs something that the solution's code is called by, on the scheduler's threads, in the default schedule. What it
// throws is lost. False: it did not come to its end, for nobody could go on or it took too many steps.
bool run_scheduled(const std::function<void()>& body);

// Runs the encoded Scenario and writes an encoded Explored. `fresh_module` gives the solution's module, loaded anew;
// throws py::error_already_set when it raised.
void explore(std::string_view scenario, const std::function<pybind11::object()>& fresh_module,
             const RecordTypes& records, RoomWriter& out);

}  // namespace gradebox::harness
