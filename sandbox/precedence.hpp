// Lets the worker that watches a run have the processor the moment that it wants it: it shares it with the run, and on
// a busy machine with others, and what a limit is passed by is how long the worker waits for it.
// Runs in: gradebox-worker (trusted), only while it watches. What it forks does not inherit it.
#pragma once

#include "sandbox/kernel.hpp"

namespace gradebox::sandbox {

// While one lives, this thread goes before every ordinary process: with a real-time priority where that is allowed,
// else with a time slice so short that a kernel since 6.12 lets it interrupt others (sched_setattr(2)).
class Precedence {
public:
    Precedence() noexcept;
    ~Precedence();
    Precedence(const Precedence&) = delete;
    Precedence& operator=(const Precedence&) = delete;

private:
    kernel::Scheduling before_;
};

}  // namespace gradebox::sandbox
