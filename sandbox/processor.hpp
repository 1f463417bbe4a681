// Keeps the worker, its zygote and the run on one processor. A run then costs two thirds of what it does when its
// processes wake each other across processors, and its result does not depend on how many there are.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <sched.h>
#include <sys/types.h>

#include <array>

namespace gradebox::sandbox {

// The processors that a process may use. Larger than cpu_set_t, which ends at 1024.
struct ProcessorSet {
    std::array<cpu_set_t, 8> words{};

    static ProcessorSet of_this_process();
};

// While it lives, this process and the zygote stay on the processor that the kernel had just woken this one on; forks
// of the zygote inherit that, and may not change it (see system_calls.cpp). Afterwards the kernel chooses anew.
class OneProcessor {
public:
    // Throws std::system_error.
    OneProcessor(const ProcessorSet& allowed, pid_t zygote);
    ~OneProcessor();
    OneProcessor(const OneProcessor&) = delete;
    OneProcessor& operator=(const OneProcessor&) = delete;

private:
    const ProcessorSet& allowed_;
};

}  // namespace gradebox::sandbox
