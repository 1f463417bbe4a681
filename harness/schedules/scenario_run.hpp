// One schedule of a scenario: its steps on the scheduler's threads, and what came of them.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harness/schedules/python_threads.hpp"
#include "harness/schedules/scenario.hpp"
#include "harness/schedules/task_sections.hpp"
#include "harness/steps.hpp"

namespace gradebox::harness {

// A Scenario as it arrives; the program is still encoded.
struct ScenarioRequest {
    Exploring exploring{Exploring::search};
    Search search;
    Schedule schedule;
    Sections sections;
    std::string_view program;
};

class ScenarioRun {
public:
    // Steps that loading a solution may take.
    static constexpr std::uint32_t kLoadingSteps = 10'000'000;

    using FreshModule = std::function<pybind11::object()>;

    // All of them must outlive it.
    ScenarioRun(const ScenarioRequest& request, Decider& decider, const FreshModule& fresh_module,
                const RecordTypes& records);

    Scheduler::End run();

    PythonThreads& threads() { return threads_; }
    ThreadNumber first_thread() const { return first_; }
    // Deadlock: who waits, and where.
    std::vector<Stuck::Waiting> waiting() const;
    bool is_loaded() const { return steps_ != nullptr; }
    // As an encoded History has it, behind its turns.
    std::string history() const;

private:
    bool is_sequential() const { return request_.exploring == Exploring::sequential; }
    void main();
    void run_tasks(std::size_t count);
    void thread(std::size_t self, std::size_t step);
    static bool are_over(const void* run);
    void note_beginning(std::size_t step);
    void take(std::size_t step) { write(step, steps_->perform(step)); }
    void write(std::size_t step, Steps::Outcome outcome);

    const ScenarioRequest& request_;
    const FreshModule& fresh_module_;
    const RecordTypes& records_;
    std::unique_ptr<Steps> steps_;
    ThreadNumber first_{1};
    std::vector<std::string> outcomes_;  // encoded
    std::vector<std::uint32_t> began_;   // see History::over
    PythonThreads threads_;              // goes before what its threads use
    std::unique_ptr<TaskSections> tasks_;
    std::vector<std::uint32_t> over_;  // steps of each thread
};

}  // namespace gradebox::harness
