// A box: the namespaces of one submission, held open by a tiny pid 1.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <string>
#include <vector>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// The mount namespace that every box starts as a copy of (sandbox/root.hpp). Throws std::system_error.
UniqueFd make_root_template(const std::vector<std::string>& readable);

class Box {
public:
    // Throws std::system_error, naming the step that failed.
    explicit Box(int root_template);
    // Closes it, and waits until its processes are gone.
    ~Box();
    Box(const Box&) = delete;
    Box& operator=(const Box&) = delete;

    // A pidfd of pid 1, for setns(2).
    int init() const { return init_.get(); }

    // Ends every process but pid 1, and waits until they are gone. The run's first process must have been reaped
    // before. Throws std::system_error when pid 1 does not answer.
    void kill_everything();

    // Ends pid 1, and with it everything. Only the destructor may follow.
    void close();

private:
    pid_t pid_{-1};
    UniqueFd init_;
    UniqueFd control_;
};

}  // namespace gradebox::sandbox
