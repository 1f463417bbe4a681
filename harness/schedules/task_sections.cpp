#include "harness/schedules/task_sections.hpp"

#include <Python.h>

#include <algorithm>
#include <utility>

#include "harness/owned.hpp"
#include "harness/schedules/python_threads.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

bool can_be_awaited(const py::object& object) {
    return object && (PyCoro_CheckExact(object.ptr()) || PyObject_HasAttrString(object.ptr(), "__await__") != 0);
}

// What `await` goes through.
py::object iterator_of(const py::object& awaitable) {
    return PyCoro_CheckExact(awaitable.ptr()) ? awaitable : awaitable.attr("__await__")();
}

Steps::Outcome raised(py::error_already_set& error) {
    error.restore();
    return Steps::fetch_raised();
}

// Tells, in the context of all that a section has the loop do, whose it is.
PyObject* section_of() {
    static PyObject* const variable = PyContextVar_New("section", nullptr);
    return variable;
}

// What asyncio takes for a coroutine.
struct Section {
    TaskSections& sections;
    std::size_t task;
};

void register_class() {
    static bool done = false;
    if (std::exchange(done, true)) return;
    py::class_<Section>(py::handle{}, "coroutine")
        .def("send",
             [](Section& self, py::object value) { return self.sections.resume(self.task, std::move(value), {}); })
        .def("throw", [](Section& self,
                         py::object exception) { return self.sections.resume(self.task, {}, std::move(exception)); })
        .def("close", [](Section&) {})
        .def("__await__", [](py::object self) { return self; });
}

// As `await` goes on: what the iterator yields, or has come to. An exception is set for PYGEN_ERROR.
PySendResult go_on(const py::object& iterator, const py::object& value, const py::object& exception,
                   py::object& result) {
    PyObject* given = nullptr;
    auto status = PYGEN_NEXT;
    if (!exception) {
        status = PyIter_Send(iterator.ptr(), value.ptr(), &given);
    } else if (given = PyObject_CallMethod(iterator.ptr(), "throw", "O", exception.ptr()); given == nullptr) {
        status = _PyGen_FetchStopIterationValue(&given) == 0 ? PYGEN_RETURN : PYGEN_ERROR;
    }
    result = py::reinterpret_steal<py::object>(given);
    return status;
}

}  // namespace

TaskSections::TaskSections(const Sections& sections, bool sequential, Callbacks callbacks)
    : sequential_{sequential}, callbacks_{std::move(callbacks)}, running_{sections.threads.size()} {
    std::size_t step = sections.before;
    for (const auto steps : sections.threads) {
        tasks_.push_back({step, steps, false, {}, {}, false, {}});
        step += steps;
    }
    register_class();
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
    bool have_started = false;
    while (running_ > 0) {
        try {
            if (!std::exchange(have_started, true))
                for (std::size_t task = 0; task < tasks_.size(); ++task) start(task);
            loop_.attr("run_until_complete")(all_over_);
        } catch (py::error_already_set& error) {
            // These leave the loop, but are what their task came to as well. Anything else has ended the loop.
            if (!error.matches(PyExc_SystemExit) && !error.matches(PyExc_KeyboardInterrupt)) end_all(raised(error));
        }
    }
}

void TaskSections::start(std::size_t task) {
    const auto context = owned(PyContext_CopyCurrent());
    const py::object number = py::int_{task};
    PyContext_Enter(context.ptr());
    owned(PyContextVar_Set(section_of(), number.ptr()));
    PyContext_Exit(context.ptr());
    const auto coroutine = py::cast(new Section{*this, task}, py::return_value_policy::take_ownership);
    const auto type = py::module_::import("asyncio").attr("Task");
    tasks_[task].of_loop = type(coroutine, py::arg("loop") = loop_, py::arg("context") = context);
}

py::object TaskSections::resume(std::size_t task, py::object value, py::object exception) {
    Task& self = tasks_[task];
    for (;;) {
        if (!self.awaited && self.left == 0) throw py::stop_iteration{};
        if (!self.awaited) {
            self.gate = loop_.attr("create_future")();
            self.awaited = iterator_of(self.gate);
            self.is_at_gate = true;
            value = py::none();
        }
        py::object result;
        const auto status = go_on(self.awaited, value, exception, result);
        exception = {};
        if (status == PYGEN_NEXT) return result;
        self.awaited = {};
        if (!self.is_at_gate) {
            ended(task, status == PYGEN_ERROR ? Steps::fetch_raised() : Steps::Outcome{result, {}, {}, {}});
            continue;
        }
        // Who is cancelled between two steps does not notice.
        if (status == PYGEN_ERROR) PyErr_Clear();
        if (self.has_arrived) take(task);
        value = py::none();
    }
}

// Performs the step; `awaited` is then what it gave, or it is over.
void TaskSections::take(std::size_t task) {
    Task& self = tasks_[task];
    self.is_at_gate = false;
    callbacks_.begin(task, self.next);
    auto outcome = callbacks_.perform(self.next);
    if (!can_be_awaited(outcome.result)) return ended(task, std::move(outcome));
    try {
        self.awaited = iterator_of(outcome.result);
    } catch (py::error_already_set& error) {
        ended(task, raised(error));
    }
}

void TaskSections::ended(std::size_t task, Steps::Outcome outcome) {
    Task& self = tasks_[task];
    if (self.left == 0) return;  // the loop was ended under it
    self.has_arrived = false;
    callbacks_.end(task, self.next, std::move(outcome));
    ++self.next;
    if (--self.left == 0 && --running_ == 0) all_over_.attr("set_result")(py::none());
}

// No step can be taken any more.
void TaskSections::end_all(const Steps::Outcome& outcome) {
    for (std::size_t task = 0; task < tasks_.size(); ++task) {
        for (Task& self = tasks_[task]; self.left > 0; ++self.next, --self.left) {
            if (!self.has_arrived || self.is_at_gate) callbacks_.begin(task, self.next);
            self.has_arrived = false;
            callbacks_.end(task, self.next, outcome);
        }
    }
    running_ = 0;
}

std::vector<ThreadNumber> TaskSections::outside() const {
    std::vector<ThreadNumber> all;
    if (sequential_ && is_busy()) return all;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
        const auto number = (last_ + i) % tasks_.size();
        const Task& task = tasks_[number];
        if (task.is_at_gate && !task.has_arrived && !task.gate.attr("done")().cast<bool>())
            all.push_back(static_cast<ThreadNumber>(number + 1));
    }
    return all;
}

void TaskSections::arrive(ThreadNumber which) {
    last_ = which - 1;
    tasks_[last_].has_arrived = true;
    tasks_[last_].gate.attr("set_result")(py::none());
}

bool TaskSections::is_busy() const {
    return std::any_of(tasks_.begin(), tasks_.end(), [](const Task& task) { return task.has_arrived; });
}

void TaskSections::goes_on(const py::object& handle) {
    const py::object known = handle.attr("_context").attr("get")(py::handle{section_of()});
    if (known.is_none()) return;
    const auto task = known.cast<std::size_t>();
    if (!tasks_[task].has_arrived) return;
    if (going_ && *going_ != task) {
        const auto number = kFirst + static_cast<ThreadNumber>(*going_);
        const auto line = line_of(*going_);
        callbacks_.turn({number, line, tasks_[*going_].has_arrived ? Reason::awaits : Reason::ended});
    }
    going_ = task;
}

std::vector<Stuck::Waiting> TaskSections::waiting() const {
    std::vector<Stuck::Waiting> all;
    for (std::size_t task = 0; task < tasks_.size(); ++task)
        if (tasks_[task].has_arrived)
            all.push_back({kFirst + static_cast<ThreadNumber>(task), line_of(task), false, {}, 0});
    return all;
}

// The innermost line of the solution's file in what it awaits; 0: none is.
std::uint32_t TaskSections::line_of(std::size_t task) const {
    std::uint32_t line = 0;
    const Task& self = tasks_[task];
    if (self.is_at_gate || !self.awaited) return line;
    for (py::object at = self.awaited; py::hasattr(at, "cr_await"); at = at.attr("cr_await")) {
        const py::object frame = at.attr("cr_frame");
        if (frame.is_none()) break;
        const py::object code = frame.attr("f_code");
        const py::object number = frame.attr("f_lineno");
        if (!number.is_none() && bytecodes::is_shown(reinterpret_cast<PyCodeObject*>(code.ptr())))
            line = number.cast<std::uint32_t>();
    }
    return line;
}

}  // namespace gradebox::harness
