// What stands in for the C functions of _thread and time while a scheduler runs. The function objects stay what they
// are, so it does not matter who has imported them under which name: only the C function beneath them is another.
#include <Python.h>
#include <time.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "harness/schedules/python_threads.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// As in CPython 3.11's _threadmodule.c.
struct LockObject {
    PyObject_HEAD;
    PyThread_type_lock lock;
    PyObject* weak_references;
    char locked;
};
struct RLockObject {
    PyObject_HEAD;
    PyThread_type_lock lock;
    unsigned long owner;
    unsigned long count;
    PyObject* weak_references;
};

// The interpreter's own.
struct Originals {
    PyCFunction acquire, release;
    PyCFunction rlock_acquire, rlock_release, rlock_is_owned, rlock_acquire_restore, rlock_release_save;
    PyCFunction start_new_thread, get_ident, get_native_id;
    PyCFunction sleep, monotonic, monotonic_ns, perf_counter, perf_counter_ns, time, time_ns;
} originals;

// What the clocks showed when the primitives were put in place; virtual time goes on from there.
std::array<Nanoseconds, 2> clock_starts{};

Nanoseconds kernel_clock(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return now.tv_sec * Nanoseconds{1'000'000'000} + now.tv_nsec;
}

PyObject* call_with_keywords(PyCFunction function, PyObject* self, PyObject* args, PyObject* kwargs) {
    return reinterpret_cast<PyCFunctionWithKeywords>(reinterpret_cast<void (*)()>(function))(self, args, kwargs);
}

bool is_free(const void* lock) {
    return static_cast<const LockObject*>(lock)->locked == 0;
}
bool is_rlock_free(const void* lock) {
    return static_cast<const RLockObject*>(lock)->count == 0;
}

// acquire(blocking=True, timeout=-1)
struct Patience {
    bool blocks{true};
    std::optional<Nanoseconds> until;
};

// False: an exception is set, as the interpreter would set it.
bool read_patience(PyObject* args, PyObject* kwargs, Nanoseconds now, Patience& patience) {
    static const char* names[] = {"blocking", "timeout", nullptr};
    int blocking = 1;
    PyObject* timeout = nullptr;
    if (PyArg_ParseTupleAndKeywords(args, kwargs, "|iO:acquire", const_cast<char**>(names), &blocking, &timeout) == 0)
        return false;
    patience.blocks = blocking != 0;
    if (timeout == nullptr) return true;
    const double seconds = PyFloat_AsDouble(timeout);
    if (PyErr_Occurred()) return false;
    if (std::isnan(seconds)) return PyErr_SetString(PyExc_ValueError, "Invalid value NaN (not a number)"), false;
    if (!patience.blocks && seconds != -1)
        return PyErr_SetString(PyExc_ValueError, "can't specify a timeout for a non-blocking call"), false;
    if (seconds < 0 && seconds != -1) return PyErr_SetString(PyExc_ValueError, "timeout value must be positive"), false;
    if (seconds > 9e9) return PyErr_SetString(PyExc_OverflowError, "timeout value is too large"), false;
    if (seconds != -1) patience.until = now + static_cast<Nanoseconds>(seconds * 1e9);
    return true;
}

// Between schedules, what a forgotten thread held is nobody's: who finalizes something then must not wait for it.
PyObject* acquire(PyObject* self, PyObject* args, PyObject* kwargs) {
    auto* const threads = PythonThreads::running();
    if (threads == nullptr && is_free(self)) return call_with_keywords(originals.acquire, self, args, kwargs);
    Patience patience;
    if (!read_patience(args, kwargs, threads == nullptr ? 0 : threads->scheduler().now(), patience)) return nullptr;
    if (threads == nullptr) return PyBool_FromLong(patience.blocks ? 1 : 0);
    threads->point();
    auto* const lock = reinterpret_cast<LockObject*>(self);
    while (lock->locked != 0) {
        if (!patience.blocks) Py_RETURN_FALSE;
        if (!threads->wait({Wait::Kind::lock, self, is_free, patience.until}) && lock->locked != 0) Py_RETURN_FALSE;
    }
    PyThread_acquire_lock(lock->lock, NOWAIT_LOCK);
    lock->locked = 1;
    threads->acquired(self);
    Py_RETURN_TRUE;
}

PyObject* release(PyObject* self, PyObject* unused) {
    if (auto* const threads = PythonThreads::running()) threads->released(self);
    return originals.release(self, unused);
}

PyObject* rlock_acquire(PyObject* self, PyObject* args, PyObject* kwargs) {
    auto* const threads = PythonThreads::running();
    auto* const lock = reinterpret_cast<RLockObject*>(self);
    if (threads == nullptr) {
        lock->owner = PyThread_get_thread_ident();
        return call_with_keywords(originals.rlock_acquire, self, args, kwargs);
    }
    Patience patience;
    if (!read_patience(args, kwargs, threads->scheduler().now(), patience)) return nullptr;
    threads->point();
    if (lock->count > 0 && lock->owner == threads->ident()) {
        ++lock->count;
        Py_RETURN_TRUE;
    }
    while (lock->count > 0) {
        if (!patience.blocks) Py_RETURN_FALSE;
        if (!threads->wait({Wait::Kind::lock, self, is_rlock_free, patience.until}) && lock->count > 0) Py_RETURN_FALSE;
    }
    PyThread_acquire_lock(lock->lock, NOWAIT_LOCK);
    lock->owner = threads->ident();
    lock->count = 1;
    threads->acquired(self);
    Py_RETURN_TRUE;
}

bool is_owned(const RLockObject* lock, const PythonThreads& threads) {
    return lock->count > 0 && lock->owner == threads.ident();
}

PyObject* rlock_release(PyObject* self, PyObject* unused) {
    auto* const threads = PythonThreads::running();
    if (threads == nullptr) return originals.rlock_release(self, unused);
    auto* const lock = reinterpret_cast<RLockObject*>(self);
    if (!is_owned(lock, *threads))
        return PyErr_SetString(PyExc_RuntimeError, "cannot release un-acquired lock"), nullptr;
    if (--lock->count == 0) {
        lock->owner = 0;
        PyThread_release_lock(lock->lock);
        threads->released(self);
    }
    Py_RETURN_NONE;
}

PyObject* rlock_is_owned(PyObject* self, PyObject* unused) {
    auto* const threads = PythonThreads::running();
    if (threads == nullptr) return originals.rlock_is_owned(self, unused);
    return PyBool_FromLong(is_owned(reinterpret_cast<RLockObject*>(self), *threads) ? 1 : 0);
}

PyObject* rlock_release_save(PyObject* self, PyObject* unused) {
    if (auto* const threads = PythonThreads::running()) threads->released(self);
    return originals.rlock_release_save(self, unused);
}

PyObject* rlock_acquire_restore(PyObject* self, PyObject* args) {
    auto* const threads = PythonThreads::running();
    auto* const lock = reinterpret_cast<RLockObject*>(self);
    if (threads != nullptr) {
        threads->point();
        while (lock->count > 0) threads->wait({Wait::Kind::lock, self, is_rlock_free, std::nullopt});
    } else if (lock->count > 0) {
        lock->count = 0;
        PyThread_release_lock(lock->lock);
    }
    PyObject* const result = originals.rlock_acquire_restore(self, args);
    if (threads != nullptr && result != nullptr) threads->acquired(self);
    return result;
}

// What a thread runs; its references are let go by itself.
void run_thread(PyObject* function, PyObject* args, PyObject* kwargs) {
    PyObject* const result = PyObject_Call(function, args, kwargs);
    if (result == nullptr) {
        if (PyErr_ExceptionMatches(PyExc_SystemExit)) {
            PyErr_Clear();
        } else {
            PyErr_WriteUnraisable(function);
        }
    }
    Py_XDECREF(result);
    Py_DECREF(function);
    Py_DECREF(args);
    Py_XDECREF(kwargs);
}

PyObject* start_new_thread(PyObject* self, PyObject* all) {
    auto* const threads = PythonThreads::running();
    PyObject *function = nullptr, *args = nullptr, *kwargs = nullptr;
    const bool fits = PyArg_UnpackTuple(all, "start_new_thread", 2, 3, &function, &args, &kwargs) != 0;
    if (!fits) PyErr_Clear();
    const bool is_sound =
        fits && PyCallable_Check(function) != 0 && PyTuple_Check(args) && (kwargs == nullptr || PyDict_Check(kwargs));
    // Of what is wrong with them the interpreter says so itself.
    if (threads == nullptr || !is_sound) return originals.start_new_thread(self, all);
    if (threads->scheduler().threads() >= PythonThreads::kMostThreads)
        return PyErr_SetString(PyExc_RuntimeError, "can't start new thread"), nullptr;
    Py_INCREF(function);
    Py_INCREF(args);
    Py_XINCREF(kwargs);
    const auto number = threads->start([=] { run_thread(function, args, kwargs); });
    threads->point();
    return PyLong_FromUnsignedLong(threads->ident_of(number));
}

PyObject* get_ident(PyObject* self, PyObject* unused) {
    auto* const threads = PythonThreads::running();
    return threads == nullptr ? originals.get_ident(self, unused) : PyLong_FromUnsignedLong(threads->ident());
}

PyObject* get_native_id(PyObject* self, PyObject* unused) {
    auto* const threads = PythonThreads::running();
    if (threads == nullptr) return originals.get_native_id(self, unused);
    return PyLong_FromUnsignedLong(PyThread_get_thread_native_id() + threads->scheduler().current());
}

PyObject* sleep(PyObject* self, PyObject* seconds) {
    auto* const threads = PythonThreads::running();
    const double time = PyFloat_AsDouble(seconds);
    if (PyErr_Occurred()) PyErr_Clear();
    // Of what is wrong with it the interpreter says so itself, at once.
    if (!(time >= 0) || time > 9e9) return originals.sleep(self, seconds);
    if (threads == nullptr) Py_RETURN_NONE;
    // However short, it lets those go on who have slept longer.
    threads->wait(
        {Wait::Kind::time, nullptr, nullptr, threads->scheduler().now() + static_cast<Nanoseconds>(time * 1e9) + 1});
    Py_RETURN_NONE;
}

template <std::size_t clock, PyCFunction Originals::*original, bool in_nanoseconds>
PyObject* read_clock(PyObject* self, PyObject* unused) {
    auto* const threads = PythonThreads::running();
    if (threads == nullptr) return (originals.*original)(self, unused);
    const auto now = clock_starts[clock] + threads->read_clock();
    return in_nanoseconds ? PyLong_FromLongLong(now) : PyFloat_FromDouble(static_cast<double>(now) * 1e-9);
}

void replace(PyMethodDef* method, PyCFunction by, PyCFunction& original) {
    if (method->ml_meth == by) return;
    original = method->ml_meth;
    method->ml_meth = by;
}

PyCFunction plain(PyObject* (*function)(PyObject*, PyObject*, PyObject*)) {
    return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

void replace_function(const py::object& module, const char* name, PyCFunction by, PyCFunction& original) {
    const py::object function = module.attr(name);
    if (!PyCFunction_Check(function.ptr())) throw std::runtime_error{std::string{name} + " is no C function"};
    replace(reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml, by, original);
}

void replace_method(const py::object& type, const char* name, PyCFunction by, PyCFunction& original) {
    const py::object method = type.attr(name);
    if (Py_TYPE(method.ptr()) != &PyMethodDescr_Type) throw std::runtime_error{std::string{name} + " is no C method"};
    replace(reinterpret_cast<PyMethodDescrObject*>(method.ptr())->d_method, by, original);
}

// The structures above are what the interpreter has.
void check_layout(const py::module_& thread) {
    const auto lock = thread.attr("allocate_lock")();
    const auto rlock = thread.attr("RLock")();
    const auto* const plain_lock = reinterpret_cast<LockObject*>(lock.ptr());
    const auto* const counted = reinterpret_cast<RLockObject*>(rlock.ptr());
    const bool begins_free = plain_lock->locked == 0 && counted->count == 0;
    lock.attr("acquire")();
    rlock.attr("acquire")();
    rlock.attr("acquire")();
    const bool is_held =
        plain_lock->locked == 1 && counted->count == 2 && counted->owner == PyThread_get_thread_ident();
    lock.attr("release")();
    rlock.attr("release")();
    rlock.attr("release")();
    if (!begins_free || !is_held || plain_lock->locked != 0 || counted->count != 0)
        throw std::runtime_error{"locks have another layout than CPython 3.11's"};
}

void replace_locks(const py::module_& thread) {
    const py::object lock = thread.attr("LockType");
    for (const char* const name : {"acquire", "acquire_lock", "__enter__"})
        replace_method(lock, name, plain(acquire), originals.acquire);
    for (const char* const name : {"release", "release_lock", "__exit__"})
        replace_method(lock, name, release, originals.release);
    const py::object rlock = thread.attr("RLock");
    for (const char* const name : {"acquire", "__enter__"})
        replace_method(rlock, name, plain(rlock_acquire), originals.rlock_acquire);
    for (const char* const name : {"release", "__exit__"})
        replace_method(rlock, name, rlock_release, originals.rlock_release);
    replace_method(rlock, "_is_owned", rlock_is_owned, originals.rlock_is_owned);
    replace_method(rlock, "_release_save", rlock_release_save, originals.rlock_release_save);
    replace_method(rlock, "_acquire_restore", rlock_acquire_restore, originals.rlock_acquire_restore);
}

void replace_clocks(const py::module_& time) {
    clock_starts = {kernel_clock(CLOCK_MONOTONIC), kernel_clock(CLOCK_REALTIME)};
    auto& o = originals;
    replace_function(time, "sleep", sleep, o.sleep);
    replace_function(time, "monotonic", read_clock<0, &Originals::monotonic, false>, o.monotonic);
    replace_function(time, "monotonic_ns", read_clock<0, &Originals::monotonic_ns, true>, o.monotonic_ns);
    replace_function(time, "perf_counter", read_clock<0, &Originals::perf_counter, false>, o.perf_counter);
    replace_function(time, "perf_counter_ns", read_clock<0, &Originals::perf_counter_ns, true>, o.perf_counter_ns);
    replace_function(time, "time", read_clock<1, &Originals::time, false>, o.time);
    replace_function(time, "time_ns", read_clock<1, &Originals::time_ns, true>, o.time_ns);
}

}  // namespace

void PythonThreads::free(PyObject* lock) {
    if (std::string_view{Py_TYPE(lock)->tp_name} == "_thread.RLock") {
        auto* const held = reinterpret_cast<RLockObject*>(lock);
        held->owner = 0;
        if (std::exchange(held->count, 0) > 0) PyThread_release_lock(held->lock);
    } else {
        auto* const held = reinterpret_cast<LockObject*>(lock);
        if (std::exchange(held->locked, 0) != 0) PyThread_release_lock(held->lock);
    }
}

void PythonThreads::install() {
    const auto thread = py::module_::import("_thread");
    check_layout(thread);
    replace_locks(thread);
    replace_function(thread, "start_new_thread", start_new_thread, originals.start_new_thread);
    replace_function(thread, "start_new", start_new_thread, originals.start_new_thread);
    replace_function(thread, "get_ident", get_ident, originals.get_ident);
    replace_function(thread, "get_native_id", get_native_id, originals.get_native_id);
    replace_clocks(py::module_::import("time"));
    // The one in C waits by itself.
    const auto queue = py::module_::import("queue");
    queue.attr("SimpleQueue") = queue.attr("_PySimpleQueue");
    py::module_::import("_queue").attr("SimpleQueue") = queue.attr("_PySimpleQueue");
    bytecodes::install();
}

}  // namespace gradebox::harness
