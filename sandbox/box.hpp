// A box: the namespaces of one submission, held open by a tiny pid 1, and the processor that it has for itself.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sandbox/processor.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// What every box of a worker begins with. Network and host name are the same for all: an empty network keeps nothing of
// one run for the next, nor does a name that nobody may change, and a network costs more than the rest of a box.
struct BoxTemplate {
    UniqueFd mounts;  // to be copied (sandbox/root.hpp)
    UniqueFd network;
    UniqueFd host_name;
};
// Throws std::system_error, or std::runtime_error with what went wrong.
BoxTemplate make_box_template(const std::vector<std::string>& readable);

class Box {
public:
    // `zygote` shares the box's processor. Throws std::system_error, naming the step that failed.
    Box(const BoxTemplate& origin, const ProcessorSet& allowed, pid_t zygote);
    // Closes it, and waits until its processes are gone.
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

    // A pidfd of pid 1, for setns(2).
    int init() const { return init_.get(); }

    // Ends every process but pid 1, and waits until they are gone. The run's first process must have been reaped
    // before. Throws std::system_error when pid 1 does not answer.
    void kill_everything();

    // Ends pid 1, and with it everything, and leaves the processor. Only the destructor may follow.
    void close();

private:
    std::optional<OneProcessor> processor_;
    pid_t pid_{-1};
    UniqueFd init_;
    UniqueFd control_;
};

}  // namespace gradebox::sandbox
