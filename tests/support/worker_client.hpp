// A real gradebox-worker and the dialogue with it, for tests and benchmarks. The program is named by the
// environment variable GRADEBOX_WORKER.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "harness/messages.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::tests {

struct WorkerClientOptions {
    std::string require{"confined"};
    std::vector<std::string> packages;
    int processor{-1};  // -1: of the worker's own choice
};

class WorkerClient {
public:
    using Options = WorkerClientOptions;

    // Starts the worker and waits for its Hello. Throws std::runtime_error with what it says instead.
    explicit WorkerClient(const Options& options = {});
    ~WorkerClient();
    WorkerClient(const WorkerClient&) = delete;
    WorkerClient& operator=(const WorkerClient&) = delete;

    const harness::Hello& hello() const { return hello_; }
    pid_t pid() const { return pid_; }

    // Throws std::runtime_error when the worker hangs up.
    harness::Reply ask(const harness::Request& request);
    // The same, and the reply must be Ran; else throws std::runtime_error with what it is.
    harness::Ran run(const harness::Request& request);

    // Opens a submission, closing the one before.
    // `processes`: how many runs in processes of their own to expect.
    void open_script(std::string source, const sandbox::Limits& limits = {}, std::uint32_t processes = 1);
    void open_calls(std::string entry, std::string source, const sandbox::Limits& limits = {},
                    std::uint32_t processes = 1);

private:
    harness::Reply receive();

    sandbox::UniqueFd socket_;
    pid_t pid_{-1};
    harness::Hello hello_;
};

}  // namespace gradebox::tests
