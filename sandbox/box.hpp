// A box: the namespaces of one submission, held open by a tiny pid 1.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <string>
#include <vector>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// What every box of a worker begins with. Network and host name are the same for all: an empty network keeps nothing of
// one run for the next, nor does a name that nobody may change, and a network costs more than the rest of a box.
// One that a run has left sockets in is replaced (Sandbox::holds_sockets).
struct BoxTemplate {
    UniqueFd mounts;  // to be copied (sandbox/root.hpp)
    UniqueFd network;
    UniqueFd sockets;  // the list of its unix sockets (proc(5), /proc/net/unix)
    UniqueFd host_name;
};
// The list of the network that process `pid` is in.
UniqueFd open_sockets(pid_t pid);
// Throws std::system_error, or std::runtime_error with what went wrong.
BoxTemplate make_box_template(const std::vector<std::string>& readable);

// Where there are no namespaces a box holds nothing: its one process is ended by its pid.
class Box {
public:
    // An empty template makes a box without namespaces. Throws std::system_error, naming the step that failed.
    explicit Box(const BoxTemplate& origin);
    // Closes it, and waits until its processes are gone.
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

    // A pidfd of pid 1, for setns(2); -1: none.
    int init() const { return init_.get(); }

    // Ends every process but pid 1, and waits until they are gone. The run's first process must have been reaped
    // before. Throws std::system_error when pid 1 does not answer.
    void kill_everything();

    // Ends pid 1, and with it everything; only the destructor may follow.
    void close();

private:
    pid_t pid_{-1};
    UniqueFd init_;
    UniqueFd control_;
};

}  // namespace gradebox::sandbox
