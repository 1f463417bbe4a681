#include "harness/schedules/scenario_run.hpp"

#include <Python.h>

#include <algorithm>

namespace gradebox::harness {
namespace {

namespace py = pybind11;

constexpr std::size_t kOutcomeRoom = std::size_t{1} << 20;

}  // namespace

ScenarioRun::ScenarioRun(const ScenarioRequest& request, Decider& decider, const FreshModule& fresh_module,
                         const RecordTypes& records)
    : request_{request},
      fresh_module_{fresh_module},
      records_{records},
      threads_{decider, kLoadingSteps},
      over_(request.sections.threads.size()) {}

Scheduler::End ScenarioRun::run() {
    threads_.start([this] { main(); });
    return threads_.scheduler().run();
}

std::string ScenarioRun::history() const {
    std::string bytes;
    ByteWriter out{bytes};
    for (const auto number : began_) out.count(number);
    for (const auto& outcome : outcomes_) bytes += outcome;
    return bytes;
}

void ScenarioRun::main() {
    threads_.switch_at_points(!is_sequential());
    try {
        steps_ = std::make_unique<Steps>(fresh_module_(), records_);
    } catch (py::error_already_set& raised) {
        raised.restore();
        PyErr_Clear();
        return;
    }
    threads_.scheduler().allow(request_.search.steps);
    const auto& sections = request_.sections;
    if (!sections.are_tasks) event_loops::install_if_used();
    const auto count = steps_->begin(request_.program);
    outcomes_.resize(count);
    std::size_t step = 0;
    if (sections.are_tasks) return run_tasks(count);
    for (; step < sections.before; ++step) take(step);
    first_ = threads_.scheduler().threads();
    const auto first_step = step;
    for (std::size_t t = 0; t < sections.threads.size(); step += sections.threads[t++])
        threads_.start([this, t, step] { thread(t, step); });
    began_.resize((step - first_step) * sections.threads.size());
    threads_.wait({Wait::Kind::threads, this, are_over, std::nullopt});
    for (; step < count; ++step) take(step);
}

void ScenarioRun::run_tasks(std::size_t count) {
    const auto& sections = request_.sections;
    const auto tasks = sections.threads.size();
    TaskSections::Callbacks callbacks;
    callbacks.perform = [this](std::size_t step) { return steps_->perform(step); };
    callbacks.begin = [this](std::size_t /*task*/, std::size_t step) { note_beginning(step); };
    callbacks.end = [this](std::size_t task, std::size_t step, Steps::Outcome outcome) {
        write(step, std::move(outcome));
        ++over_[task];
    };
    callbacks.turn = [this](const Turn& turn) { threads_.note_turn(turn); };
    first_ = TaskSections::kFirst;
    tasks_ = std::make_unique<TaskSections>(sections, is_sequential(), std::move(callbacks));
    std::size_t step = 0;
    for (; step < sections.before; ++step) write(step, tasks_->finish(steps_->perform(step)));
    const auto first_step = step;
    for (const auto of_task : sections.threads) step += of_task;
    began_.resize((step - first_step) * tasks);
    tasks_->run();
    for (; step < count; ++step) write(step, tasks_->finish(steps_->perform(step)));
    tasks_.reset();
}

std::vector<Stuck::Waiting> ScenarioRun::waiting() const {
    auto all = tasks_ ? tasks_->waiting() : std::vector<Stuck::Waiting>{};
    for (const auto& blocked : threads_.blocked())
        if (!tasks_ || blocked.thread != 0 || blocked.for_lock) all.push_back(blocked);
    return all;
}

void ScenarioRun::thread(std::size_t self, std::size_t step) {
    auto& scheduler = threads_.scheduler();
    const auto end = first_ + static_cast<ThreadNumber>(over_.size());
    for (auto left = request_.sections.threads[self]; left > 0; --left, ++step) {
        if (is_sequential()) scheduler.point();
        note_beginning(step);
        if (is_sequential()) scheduler.only(scheduler.current(), first_, end);
        take(step);
        if (is_sequential()) scheduler.only(std::nullopt, first_, end);
        ++over_[self];
    }
}

bool ScenarioRun::are_over(const void* run) {
    auto& self = *static_cast<ScenarioRun*>(const_cast<void*>(run));
    for (std::size_t t = 0; t < self.over_.size(); ++t)
        if (!self.threads_.scheduler().has_ended(self.first_ + static_cast<ThreadNumber>(t))) return false;
    return true;
}

void ScenarioRun::note_beginning(std::size_t step) {
    std::copy(over_.begin(), over_.end(), &began_[(step - request_.sections.before) * over_.size()]);
}

// Nobody else goes on while what came of it is written down: it may be a list that others change.
void ScenarioRun::write(std::size_t step, Steps::Outcome outcome) {
    static auto* const room = new std::vector<char>(kOutcomeRoom);
    threads_.be_quiet(true);
    RoomWriter out{*room};
    steps_->write(std::move(outcome), out);
    outcomes_[step].assign(room->data(), out.size());
    threads_.be_quiet(false);
}

}  // namespace gradebox::harness
