// Opens a file of the host for a candidate: nothing about the file can be changed through the descriptor.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <string>

#include "sandbox/machine.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// The file behind a mount of its own that is read-only: also its mode and times stay, should the candidate have its
// owner's id outside, as it has for an ordinary user. Where nothing can be mounted the system-call policy keeps them.
// Throws std::system_error.
UniqueFd open_read_only(const Machine& machine, const std::string& path);

}  // namespace gradebox::sandbox
