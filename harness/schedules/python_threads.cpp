#include "harness/schedules/python_threads.hpp"

#include <Python.h>

#include "harness/schedules/python_internals.h"

namespace gradebox::harness {
namespace {

// A clock that is read over and over must go on, or who waits for it would wait for ever.
constexpr Nanoseconds kReading = 50'000;
// Turns of one schedule that are remembered.
constexpr std::size_t kMostTurns = 400;

// CPython and pybind11 each remember whose thread state this thread of the kernel has.
void settle_in(PyThreadState* state) {
    gradebox_set_this_thread_state(state);
    auto& internals = pybind11::detail::get_internals();
    PYBIND11_TLS_REPLACE_VALUE(internals.tstate, state);
}

// Gives the one that was there.
void* exchange_life_support(void* support) {
    auto& key = pybind11::detail::get_local_internals().loader_life_support_tls_key;
    void* const before = PYBIND11_TLS_GET_VALUE(key);
    PYBIND11_TLS_REPLACE_VALUE(key, support);
    return before;
}

}  // namespace

PythonThreads* PythonThreads::running_ = nullptr;

PythonThreads::~PythonThreads() {
    // Locks of the library's outlive the threads that are forgotten.
    for (const auto& [lock, owner] : owners_) free(lock);
    for (auto* const state : states_) {
        if (state == nullptr) continue;
        PyThreadState_Clear(state);
        PyThreadState_Delete(state);
    }
}

ThreadNumber PythonThreads::start(std::function<void()> body) {
    PyThreadState* const state = PyThreadState_New(PyInterpreterState_Get());
    if (state == nullptr) throw std::bad_alloc{};
    const auto number = scheduler_.threads();
    state->thread_id = ident_of(number);
    states_.push_back(state);
    life_supports_.push_back(nullptr);
    bytecodes::trace(state);
    return scheduler_.start(std::move(body));
}

void PythonThreads::switching_to(ThreadNumber thread) {
    outside_ = PyThreadState_Swap(states_[thread]);
    settle_in(states_[thread]);
    life_support_outside_ = exchange_life_support(life_supports_[thread]);
    running_ = this;
}

void PythonThreads::returning() {
    running_ = nullptr;
    const auto thread = scheduler_.current();
    life_supports_[thread] = exchange_life_support(life_support_outside_);
    const bool has_ended = scheduler_.has_ended(thread);
    // What a thread leaves behind may have Python to run as it goes; it runs outside of the schedule.
    if (has_ended) PyThreadState_Clear(states_[thread]);
    PyThreadState_Swap(outside_);
    settle_in(outside_);
    if (has_ended) PyThreadState_Delete(std::exchange(states_[thread], nullptr));
}

void PythonThreads::took_turn(ThreadNumber before, Reason reason, ThreadNumber thread) {
    if (thread != before && turns_.size() < kMostTurns) note_turn({before, line_of(before), reason});
}

void PythonThreads::note_turn(const Turn& turn) {
    if (turns_.size() < kMostTurns) turns_.push_back(turn);
}

Nanoseconds PythonThreads::read_clock() {
    scheduler_.pass(kReading);
    return scheduler_.now();
}

std::uint32_t PythonThreads::line_of(ThreadNumber thread) const {
    if (states_[thread] == nullptr) return 0;
    PyFrameObject* frame = PyThreadState_GetFrame(states_[thread]);
    while (frame != nullptr) {
        PyCodeObject* const code = PyFrame_GetCode(frame);
        const bool found = bytecodes::is_shown(code);
        Py_DECREF(code);
        const int line = found ? PyFrame_GetLineNumber(frame) : 0;
        PyFrameObject* const outer = found ? nullptr : PyFrame_GetBack(frame);
        Py_DECREF(frame);
        if (found) return line < 0 ? 0 : static_cast<std::uint32_t>(line);
        frame = outer;
    }
    return 0;
}

// Whether the innermost function is the library's Condition.wait().
bool PythonThreads::is_in_wait() const {
    const auto frame = pybind11::reinterpret_steal<pybind11::object>(
        reinterpret_cast<PyObject*>(PyThreadState_GetFrame(states_[scheduler_.current()])));
    if (!frame) return false;
    const auto code = pybind11::reinterpret_steal<pybind11::object>(
        reinterpret_cast<PyObject*>(PyFrame_GetCode(reinterpret_cast<PyFrameObject*>(frame.ptr()))));
    auto* const of_frame = reinterpret_cast<PyCodeObject*>(code.ptr());
    return !bytecodes::is_shown(of_frame) && PyUnicode_CompareWithASCIIString(of_frame->co_name, "wait") == 0;
}

void PythonThreads::acquired(PyObject* lock) {
    const auto thread = scheduler_.current();
    owners_[lock] = {thread, line_of(thread), is_in_wait(), pybind11::reinterpret_borrow<pybind11::object>(lock)};
}

std::vector<Stuck::Waiting> PythonThreads::blocked() const {
    std::vector<Stuck::Waiting> all;
    for (ThreadNumber thread = 0; thread < scheduler_.threads(); ++thread) {
        const Wait* const wait = scheduler_.waits_for(thread);
        if (wait == nullptr || wait->kind == Wait::Kind::threads) continue;
        Stuck::Waiting blocked{thread, line_of(thread), wait->kind == Wait::Kind::lock, std::nullopt, 0};
        const auto owner = owners_.find(static_cast<PyObject*>(const_cast<void*>(wait->object)));
        if (owner != owners_.end()) {
            blocked.holder = owner->second.thread;
            const bool is_notified = owner->second.thread == thread && owner->second.is_waiters;
            blocked.held_since = is_notified ? 0 : owner->second.line;
        }
        all.push_back(blocked);
    }
    return all;
}

}  // namespace gradebox::harness
