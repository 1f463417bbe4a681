// The sections of a scenario as tasks of one event loop. What a step's call gives is awaited, if it can be.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <vector>

#include "harness/schedules/scenario.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {

class TaskSections {
public:
    struct Callbacks {
        std::function<Steps::Outcome(std::size_t step)> perform;
        std::function<void(std::size_t task, std::size_t step)> begin;
        std::function<void(std::size_t task, std::size_t step, Steps::Outcome outcome)> end;
        std::function<std::size_t(std::size_t count)> choose;  // which of so many goes on; 0 by default
    };

    // Sequential: one step at a time, each to its end.
    TaskSections(const Sections& sections, bool sequential, Callbacks callbacks);

    // Returns when all are over. Throws py::error_already_set.
    void run();
    // Awaits what a step gave, if that can be awaited.
    Steps::Outcome finish(Steps::Outcome outcome);

private:
    struct Task {
        std::size_t next{0};  // step
        std::size_t left{0};
    };

    void go_on(std::size_t task);
    void begin(std::size_t task);
    void ended(std::size_t task, Steps::Outcome outcome);

    bool sequential_;
    Callbacks callbacks_;
    std::vector<Task> tasks_;
    std::size_t running_;
    pybind11::object loop_;
    pybind11::object all_over_;  // a future
};

}  // namespace gradebox::harness
