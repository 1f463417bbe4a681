// Owns one running gradebox-worker: starts it in a session of its own, and ends it, however gradebox ends.
// Runs in: gradebox (trusted).
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "runner/pool.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::runner {

inline constexpr int kWorkerSocket = 3;  // the worker's end of the socket, in the worker

class WorkerProcess {
public:
    // The worker holds 0 (/dev/null), 1 (/dev/null), 2 (ours) and `socket` as kWorkerSocket, and nothing else.
    // Throws std::system_error when it can't be started.
    WorkerProcess(const WorkerOptions& options, sandbox::UniqueFd socket);
    WorkerProcess(WorkerProcess&&) noexcept;
    WorkerProcess& operator=(WorkerProcess&&) noexcept;
    ~WorkerProcess();  // kills what still runs

    // Waits for the worker to end by itself and kills it after `patience`. Says how it ended: "exit code 1",
    // "signal 9".
    std::string finish(std::chrono::milliseconds patience);
    void kill() noexcept;

private:
    struct Child;
    std::unique_ptr<Child> child_;
};

}  // namespace gradebox::runner
