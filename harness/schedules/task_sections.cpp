#include "harness/schedules/task_sections.hpp"

#include <Python.h>

#include "harness/schedules/event_loop.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

bool can_be_awaited(const py::object& object) {
    return object && (PyCoro_CheckExact(object.ptr()) || PyObject_HasAttrString(object.ptr(), "__await__") != 0);
}

Steps::Outcome raised(py::error_already_set& error) {
    error.restore();
    return Steps::fetch_raised();
}

// What a task that is done came to.
Steps::Outcome outcome_of(const py::object& task) {
    try {
        return {task.attr("result")(), {}, {}, {}};
    } catch (py::error_already_set& error) {
        return raised(error);
    }
}

}  // namespace

TaskSections::TaskSections(const Sections& sections, bool sequential, Callbacks callbacks)
    : sequential_{sequential}, callbacks_{std::move(callbacks)}, running_{sections.threads.size()} {
    std::size_t step = sections.before;
    for (const auto steps : sections.threads) {
        tasks_.push_back({step, steps});
        step += steps;
    }
    event_loops::install();
    auto asyncio = py::module_::import("asyncio");
    loop_ = asyncio.attr("new_event_loop")();
    asyncio.attr("set_event_loop")(loop_);
}

Steps::Outcome TaskSections::finish(Steps::Outcome outcome) {
    if (!can_be_awaited(outcome.result)) return outcome;
    try {
        return {loop_.attr("run_until_complete")(outcome.result), {}, {}, {}};
    } catch (py::error_already_set& error) {
        return raised(error);
    }
}

void TaskSections::run() {
    all_over_ = loop_.attr("create_future")();
    if (sequential_) {
        loop_.attr("call_soon")(py::cpp_function{[this] { go_on(0); }});
    } else {
        for (std::size_t task = 0; task < tasks_.size(); ++task)
            loop_.attr("call_soon")(py::cpp_function{[this, task] { begin(task); }});
    }
    loop_.attr("run_until_complete")(all_over_);
}

// Sequential: whose step is next, when a step has been taken by `task`.
void TaskSections::go_on(std::size_t task) {
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
        const auto other = (task + i) % tasks_.size();
        if (tasks_[other].left > 0) ready.push_back(other);
    }
    if (!ready.empty()) begin(ready[callbacks_.choose(ready.size())]);
}

void TaskSections::begin(std::size_t task) {
    const auto step = tasks_[task].next;
    callbacks_.begin(task, step);
    auto outcome = callbacks_.perform(step);
    if (!can_be_awaited(outcome.result)) return ended(task, std::move(outcome));
    try {
        const auto future =
            py::module_::import("asyncio").attr("ensure_future")(outcome.result, py::arg("loop") = loop_);
        future.attr("add_done_callback")(
            py::cpp_function{[this, task](const py::object& done) { ended(task, outcome_of(done)); }});
    } catch (py::error_already_set& error) {
        ended(task, raised(error));
    }
}

void TaskSections::ended(std::size_t task, Steps::Outcome outcome) {
    callbacks_.end(task, tasks_[task].next, std::move(outcome));
    ++tasks_[task].next;
    if (--tasks_[task].left == 0 && --running_ == 0) {
        all_over_.attr("set_result")(py::none());
    } else if (sequential_) {
        loop_.attr("call_soon")(py::cpp_function{[this, task] { go_on(task); }});
    } else if (tasks_[task].left > 0) {
        loop_.attr("call_soon")(py::cpp_function{[this, task] { begin(task); }});
    }
}

}  // namespace gradebox::harness
