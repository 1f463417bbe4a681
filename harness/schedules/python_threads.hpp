// Python's threads on a Scheduler's: each has a thread state of its own, and the primitives beneath `threading`,
// `queue` and `concurrent.futures` (locks, the start of a thread, sleep, clocks) are the scheduler's. Runs in: the
// candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "harness/schedules/scenario.hpp"
#include "harness/schedules/scheduler.hpp"

namespace gradebox::harness {

class PythonThreads : public ThreadHooks {
public:
    static constexpr ThreadNumber kMostThreads = 500;  // of one schedule

    // Puts the scheduler's primitives in place of the interpreter's, for good. Outside of a schedule they do what they
    // always did, but wait for nothing. Throws std::runtime_error when this is not the interpreter that they were made
    // for.
    static void install();
    // The one whose thread runs; null: none.
    static PythonThreads* running() { return running_; }

    PythonThreads(Decider& decider, std::uint32_t steps) : scheduler_{decider, *this, steps} {}
    ~PythonThreads() override;
    PythonThreads(const PythonThreads&) = delete;
    PythonThreads& operator=(const PythonThreads&) = delete;

    Scheduler& scheduler() { return scheduler_; }
    ThreadNumber start(std::function<void()> body);
    // Nobody else may go on meanwhile.
    void be_quiet(bool quiet) { quiet_ = quiet; }
    // Bytecodes and locks are points only if so.
    void switch_at_points(bool on) { switches_ = on; }

    void point() {
        if (switches_ && !quiet_) scheduler_.point();
    }
    bool wait(const Wait& wait) { return scheduler_.wait(wait); }
    void acquired(PyObject* lock);
    void released(PyObject* lock) { owners_.erase(lock); }
    unsigned long ident() const { return ident_of(scheduler_.current()); }
    // Threads have the number that the kernel gave the first, and the ones after it.
    unsigned long ident_of(ThreadNumber thread) const { return first_ident_ + thread; }
    Nanoseconds read_clock();

    const std::vector<Turn>& turns() const { return turns_; }
    void note_turn(const Turn& turn);
    std::vector<Stuck::Waiting> blocked() const;

    void switching_to(ThreadNumber thread) override;
    void returning() override;
    void took_turn(ThreadNumber before, Reason reason, ThreadNumber thread) override;

private:
    struct Owner {
        ThreadNumber thread;
        std::uint32_t line;
        bool is_waiters;  // who waits on a condition takes a lock of its own twice
        pybind11::object lock;
    };

    // Whoever holds it: nobody does any more.
    static void free(PyObject* lock);
    std::uint32_t line_of(ThreadNumber thread) const;
    bool is_in_wait() const;

    static PythonThreads* running_;

    std::vector<PyThreadState*> states_;  // null: it has ended
    std::vector<void*> life_supports_;    // pybind11's stack of them, which it keeps for each thread of the kernel
    void* life_support_outside_{nullptr};
    std::unordered_map<PyObject*, Owner> owners_;
    std::vector<Turn> turns_;
    unsigned long first_ident_{PyThread_get_thread_ident()};
    PyThreadState* outside_{nullptr};
    bool quiet_{false};
    bool switches_{true};
    Scheduler scheduler_;
};

// Threads of the solution may take turns before each bytecode that reads or writes what others may see.
namespace bytecodes {

// From now on bytecodes of the solution's are traced, in threads that trace() was called for. A solution does not
// switch that off by the ways that Python has for it.
void install();
void trace(PyThreadState* state);
// Whether its lines are those of the solution's file.
bool is_shown(PyCodeObject* code);

}  // namespace bytecodes

}  // namespace gradebox::harness
