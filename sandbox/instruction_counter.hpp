// Counts what a process does in the kernel's own units (perf_event_open(2)), where the machine has such a counter.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <sys/types.h>

#include <cstdint>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

class InstructionCounter {
public:
    // What is counted: the processor's instructions in user mode, or, to test the rest, the nanoseconds on a processor,
    // which the kernel counts on any machine.
    enum class Event : std::uint8_t { instructions, task_clock };

    // Counts nothing.
    InstructionCounter() = default;
    // From now on, all threads and later children included. Virtual machines often have no such counter.
    explicit InstructionCounter(pid_t process, Event event = Event::instructions);

    // So far; 0: nothing is counted, or the processor's counter had to be shared, so that some was missed.
    std::uint64_t count() const;

private:
    UniqueFd event_;
};

}  // namespace gradebox::sandbox
