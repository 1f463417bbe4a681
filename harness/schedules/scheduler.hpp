// Runs threads one at a time, each on a stack of its own, and switches between them only where it is told that it may.
// They are threads of this process by name alone: the kernel sees one. Time is its own: it passes only when nobody can
// go on, so a timeout is reached when nothing else can happen. Knows no Python.
#pragma once

#include <boost/context/fiber.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "harness/schedules/exploration.hpp"
#include "harness/schedules/sanitized_fiber.hpp"
#include "harness/schedules/scenario.hpp"

namespace gradebox::harness {

// Of virtual time.
using Nanoseconds = std::int64_t;

// What a thread waits for.
struct Wait {
    enum class Kind : std::uint8_t { lock, time, threads, events };

    Kind kind{Kind::lock};
    const void* object{nullptr};                   // the lock
    bool (*is_over)(const void* object){nullptr};  // null: only time ends it
    std::optional<Nanoseconds> until{};
    bool until_idle{false};  // ends, as if its time were up, when nobody can go on, whatever time it is
};

// The layout of __cxa_eh_globals (Itanium C++ ABI, 2.2.2).
struct HandledExceptions {
    void* caught{nullptr};
    unsigned int uncaught{0};
};

// Called as threads come, go and take turns.
class ThreadHooks {
public:
    virtual ~ThreadHooks() = default;
    virtual void switching_to(ThreadNumber thread) = 0;  // from the scheduler's own stack
    virtual void returning() = 0;                        // to the scheduler's own stack
    // Somebody else goes on: `thread` does, after `before`.
    virtual void took_turn(ThreadNumber before, Reason reason, ThreadNumber thread) = 0;
};

class Scheduler {
public:
    enum class End : std::uint8_t { finished, deadlock, out_of_steps };

    // Both must outlive it. A thread may take `steps` steps, all of them together.
    Scheduler(Decider& decider, ThreadHooks& hooks, std::uint32_t steps);
    // Threads that have not ended are forgotten: nothing on their stacks is destroyed.
    ~Scheduler();
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    // Called by a thread, or before run() for the first one, whose end is the end of all.
    ThreadNumber start(std::function<void()> body);
    End run();

    // What follows is called by the thread that runs.

    // One more step has been taken.
    void step() {
        if (++steps_ > most_steps_) give_up();
    }
    // From now on so many may be taken; those before do not count.
    void allow(std::uint32_t steps) {
        steps_ = 0;
        most_steps_ = steps;
    }
    // Somebody else may go on here.
    void point();
    // Which of these things, that are no threads of their own, happens next: its place. The first by default; numbers
    // differ from each other.
    std::size_t pick(std::span<const Choice> things);
    // Until it is over: true. False: the time is up, or everyone idle.
    bool wait(const Wait& wait);
    ThreadNumber current() const { return current_; }
    Nanoseconds now() const { return now_; }
    void pass(Nanoseconds time) { now_ += time; }

    ThreadNumber threads() const { return static_cast<ThreadNumber>(threads_.size()); }
    bool has_ended(ThreadNumber thread) const { return threads_[thread]->has_ended; }
    // Null: it does not wait.
    const Wait* waits_for(ThreadNumber thread) const;
    // Of the threads from `first` to before `end`, only this one may go on; nullopt: all of them.
    void only(std::optional<ThreadNumber> thread, ThreadNumber first, ThreadNumber end);
    std::uint32_t steps() const { return steps_; }

private:
    struct Thread {
        std::function<void()> body;
        boost::context::fiber fiber;
        void* stack{nullptr};
        std::unique_ptr<SanitizedFiber> sanitized;
        HandledExceptions exceptions;
        std::optional<Wait> wait;
        bool timed_out{false};
        bool has_ended{false};
    };

    bool can_go_on(const Thread& thread) const;
    bool is_held_back(ThreadNumber thread) const;
    bool is_sleeping(ThreadNumber thread) const;
    // Fills choices_; the default first. Empty: nobody can go on, whatever time it is.
    void find_choices(bool current_goes_on);
    bool pass_time();
    std::optional<ThreadNumber> waits_until_idle() const;
    ThreadNumber choose();
    void resume(ThreadNumber thread);
    void yield();
    [[noreturn]] void give_up();

    Decider& decider_;
    ThreadHooks& hooks_;
    std::uint32_t most_steps_;
    std::uint32_t steps_{0};
    std::uint32_t points_{0};  // at which there was a choice
    std::uint32_t points_in_turn_{0};
    std::vector<std::unique_ptr<Thread>> threads_;
    std::vector<Choice> choices_;
    ThreadNumber current_{0};
    std::optional<ThreadNumber> next_;  // that a point chose
    Reason reason_{Reason::ended};
    boost::context::fiber scheduler_;  // where a thread goes when it yields
    Nanoseconds now_{0};
    bool gave_up_{false};
    std::optional<ThreadNumber> only_;
    ThreadNumber first_held_back_{0}, end_held_back_{0};
};

}  // namespace gradebox::harness
