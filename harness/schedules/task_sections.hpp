// The sections of a scenario as tasks of one event loop. What a step's call gives is awaited, if it can be. When a step
// begins is the schedule's choice: as soon as the one before it is over, or after any callback of the loop's. By
// default each begins when the loop has come to rest. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <optional>
#include <vector>

#include "harness/schedules/event_loop.hpp"
#include "harness/schedules/scenario.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {

class TaskSections : private event_loops::Arrivals {
public:
    // In turns and in what waits they have numbers from here on, which no thread has.
    static constexpr ThreadNumber kFirst = 1000;

    struct Callbacks {
        std::function<Steps::Outcome(std::size_t step)> perform;
        std::function<void(std::size_t task, std::size_t step)> begin;
        std::function<void(std::size_t task, std::size_t step, Steps::Outcome outcome)> end;
        std::function<void(const Turn& turn)> turn;
    };

    // Sequential: one step at a time, each to its end.
    TaskSections(const Sections& sections, bool sequential, Callbacks callbacks);

    // Returns when all are over. Throws py::error_already_set.
    void run();
    // Awaits what a step gave, if that can be awaited.
    Steps::Outcome finish(Steps::Outcome outcome);
    // The tasks of which a step is not over, and where it awaits.
    std::vector<Stuck::Waiting> waiting() const;

private:
    struct Task {
        std::size_t next{0};  // step
        std::size_t left{0};
        bool is_running{false};
        pybind11::object future;  // of the step
    };

    std::vector<ThreadNumber> outside() const override;
    void arrive(ThreadNumber which) override { begin(which - 1); }
    bool come_at_once() const override { return sequential_; }
    void goes_on(const pybind11::object& handle) override;

    void begin(std::size_t task);
    void ended(std::size_t task, Steps::Outcome outcome);
    void end_all(const Steps::Outcome& outcome);

    bool sequential_;
    Callbacks callbacks_;
    std::vector<Task> tasks_;
    std::size_t running_;               // tasks that have steps left
    bool is_open_{false};               // run() has begun
    std::size_t last_{0};               // task that began a step
    std::optional<std::size_t> going_;  // whose callbacks the loop has called last
    pybind11::object loop_;
    pybind11::object all_over_;  // a future
};

}  // namespace gradebox::harness
