// One gradebox-worker and the frames to and from it, never blocking but where a name says so.
// Runs in: gradebox (trusted). The worker is trusted, yet its bytes are decoded strictly: it sits beside
// hostile code.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "harness/messages.hpp"
#include "runner/pool.hpp"
#include "runner/worker_process.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::runner {

// The worker ended, hung up or sent nonsense: nothing more can be had from it.
struct WorkerLost {
    std::string reason;
};

class Worker {
public:
    // Starts one; its Hello is still to come. Throws std::system_error.
    explicit Worker(const WorkerOptions& options);
    Worker(Worker&&) noexcept = default;
    Worker& operator=(Worker&&) noexcept;
    ~Worker();  // closes the socket, gives the worker a moment to clean up, then kills it

    int socket() const noexcept { return socket_.get(); }
    bool has_unsent() const noexcept { return sent_ < outgoing_.size(); }

    // Puts the request in the queue; flush() sends as much as the socket takes.
    void queue(const harness::Request& request);
    void flush();

    // Reads what has come. A reply when one is complete; nullopt when there is more to wait for.
    tl::expected<std::optional<harness::Reply>, WorkerLost> receive();

    // Tells the worker to end without waiting for it.
    void hang_up() noexcept { socket_.reset(); }
    void kill() noexcept { process_->kill(); }

private:
    tl::expected<bool, WorkerLost> read_some();
    tl::expected<std::optional<harness::Reply>, WorkerLost> take_frame();
    WorkerLost ended();

    sandbox::UniqueFd socket_;
    std::optional<WorkerProcess> process_;
    std::string outgoing_;
    std::size_t sent_{0};
    std::string incoming_;
};

// Sends what is queued and blocks until a reply has come, `patience` has passed or `interrupt_fd` is readable (-1:
// none); the last two give WorkerLost as well.
tl::expected<harness::Reply, WorkerLost> wait_for_reply(Worker& worker, std::chrono::milliseconds patience,
                                                        int interrupt_fd);

// Waits for the first word of a worker; gives why it will not do, if so.
std::optional<WorkerLost> wait_for_hello(Worker& worker, int interrupt_fd);
// Sends a request and waits for its reply. What the worker says that it failed at counts as lost, too.
tl::expected<harness::Reply, WorkerLost> ask(Worker& worker, const harness::Request& request,
                                             std::chrono::milliseconds patience, int interrupt_fd);

}  // namespace gradebox::runner
