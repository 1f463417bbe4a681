// The sections of a scenario as tasks of one event loop, each with a context of its own. What a step's call gives is
// awaited, if it can be. When a step begins is the schedule's choice: before any callback of the loop's, or when the
// loop has come to rest, which is the default. Runs in: the candidate's process.
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

    // The coroutine of a task: as a coroutine's send() and throw(). `exception` may be null.
    pybind11::object resume(std::size_t task, pybind11::object value, pybind11::object exception);

private:
    struct Task {
        std::size_t next{0};  // step
        std::size_t left{0};
        bool has_arrived{false};   // the next one, which is not over yet
        pybind11::object gate;     // a future: the next one may begin
        pybind11::object awaited;  // an iterator: that of the gate, or of what the step gave
        bool is_at_gate{false};
        pybind11::object of_loop;  // asyncio's, which the loop holds weakly
    };

    std::vector<ThreadNumber> outside() const override;
    void arrive(ThreadNumber which) override;
    bool is_busy() const override;
    bool come_at_rest() const override { return sequential_; }
    void goes_on(const pybind11::object& handle) override;

    void start(std::size_t task);
    void take(std::size_t task);
    void ended(std::size_t task, Steps::Outcome outcome);
    void end_all(const Steps::Outcome& outcome);
    std::uint32_t line_of(std::size_t task) const;

    bool sequential_;
    Callbacks callbacks_;
    std::vector<Task> tasks_;
    std::size_t running_;               // tasks that have steps left
    std::size_t last_{0};               // task that has begun a step
    std::optional<std::size_t> going_;  // whose callbacks the loop has called last
    pybind11::object loop_;
    pybind11::object all_over_;  // a future
};

}  // namespace gradebox::harness
