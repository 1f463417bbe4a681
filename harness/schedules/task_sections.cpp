#include "harness/schedules/task_sections.hpp"

#include <Python.h>

#include "harness/schedules/python_threads.hpp"

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

// Tells, in the context of all that a step has the loop do, whose step it is.
PyObject* step_of() {
    static PyObject* const variable = PyContextVar_New("task", nullptr);
    return variable;
}

// Where a task awaits: the innermost line of the solution's file; 0: in none.
std::uint32_t line_of(const py::object& future) {
    std::uint32_t line = 0;
    if (!future || !py::hasattr(future, "get_coro")) return line;
    for (py::object at = future.attr("get_coro")(); py::hasattr(at, "cr_await"); at = at.attr("cr_await")) {
        const py::object frame = at.attr("cr_frame");
        if (frame.is_none()) break;
        const py::object code = frame.attr("f_code");
        const py::object number = frame.attr("f_lineno");
        if (!number.is_none() && bytecodes::is_shown(reinterpret_cast<PyCodeObject*>(code.ptr())))
            line = number.cast<std::uint32_t>();
    }
    return line;
}

}  // namespace

TaskSections::TaskSections(const Sections& sections, bool sequential, Callbacks callbacks)
    : sequential_{sequential}, callbacks_{std::move(callbacks)}, running_{sections.threads.size()} {
    std::size_t step = sections.before;
    for (const auto steps : sections.threads) {
        tasks_.push_back({step, steps, false, {}});
        step += steps;
    }
    event_loops::install();
    loop_ = event_loops::make(this);
    py::module_::import("asyncio").attr("set_event_loop")(loop_);
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
    is_open_ = true;
    while (running_ > 0) {
        try {
            loop_.attr("run_until_complete")(all_over_);
        } catch (py::error_already_set& error) {
            // These leave the loop, but are what their task came to as well. Anything else has ended the loop.
            if (!error.matches(PyExc_SystemExit) && !error.matches(PyExc_KeyboardInterrupt)) end_all(raised(error));
        }
    }
}

std::vector<Stuck::Waiting> TaskSections::waiting() const {
    std::vector<Stuck::Waiting> all;
    for (std::size_t task = 0; task < tasks_.size(); ++task)
        if (tasks_[task].is_running)
            all.push_back({kFirst + static_cast<ThreadNumber>(task), line_of(tasks_[task].future), false, {}, 0});
    return all;
}

std::vector<ThreadNumber> TaskSections::outside() const {
    std::vector<ThreadNumber> all;
    if (!is_open_) return all;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
        const auto number = (last_ + i) % tasks_.size();
        const Task& task = tasks_[number];
        if (sequential_ && task.is_running) return {};
        if (task.left > 0 && !task.is_running) all.push_back(static_cast<ThreadNumber>(number + 1));
    }
    return all;
}

void TaskSections::goes_on(const py::object& handle) {
    const py::object context = handle.attr("_context");
    const py::object known = context.attr("get")(py::handle{step_of()});
    if (known.is_none()) return;
    const auto task = known.cast<std::size_t>();
    if (going_ && *going_ != task) {
        const auto& before = tasks_[*going_];
        const auto number = kFirst + static_cast<ThreadNumber>(*going_);
        callbacks_.turn(before.is_running ? Turn{number, line_of(before.future), Reason::awaits}
                                          : Turn{number, 0, Reason::ended});
    }
    going_ = task;
}

void TaskSections::begin(std::size_t task) {
    last_ = task;
    const auto step = tasks_[task].next;
    tasks_[task].is_running = true;
    callbacks_.begin(task, step);
    const py::object number = py::int_{task};
    const auto token = py::reinterpret_steal<py::object>(PyContextVar_Set(step_of(), number.ptr()));
    auto outcome = callbacks_.perform(step);
    if (can_be_awaited(outcome.result)) {
        try {
            tasks_[task].future =
                py::module_::import("asyncio").attr("ensure_future")(outcome.result, py::arg("loop") = loop_);
            tasks_[task].future.attr("add_done_callback")(
                py::cpp_function{[this, task](const py::object& done) { ended(task, outcome_of(done)); }});
        } catch (py::error_already_set& error) {
            ended(task, raised(error));
        }
    } else {
        ended(task, std::move(outcome));
    }
    PyContextVar_Reset(step_of(), token.ptr());
}

void TaskSections::ended(std::size_t task, Steps::Outcome outcome) {
    auto& self = tasks_[task];
    if (!self.is_running) return;  // the loop was ended under it
    self.is_running = false;
    self.future = {};
    callbacks_.end(task, self.next, std::move(outcome));
    ++self.next;
    if (--self.left == 0 && --running_ == 0) all_over_.attr("set_result")(py::none());
}

// No step can be taken any more.
void TaskSections::end_all(const Steps::Outcome& outcome) {
    for (std::size_t task = 0; task < tasks_.size(); ++task) {
        for (auto& self = tasks_[task]; self.left > 0; ++self.next, --self.left) {
            if (!self.is_running) callbacks_.begin(task, self.next);
            self.is_running = false;
            callbacks_.end(task, self.next, outcome);
        }
    }
    running_ = 0;
}

}  // namespace gradebox::harness
