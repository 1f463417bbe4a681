// Namespaces by themselves, kept by a descriptor. `kind` is a name in /proc/PID/ns (namespaces(7)).
// Runs in: gradebox-worker (trusted).
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// That of a process. Empty, with errno set, when it cannot be had.
UniqueFd open_namespace(pid_t pid, const char* kind);

// A new one; `flag` is its CLONE_NEW…. `prepare` gets the pid of a process in it, which ends afterwards, and gives 0 or
// an errno. Throws std::system_error that says `step`.
UniqueFd make_namespace(std::uint64_t flag, const char* kind, const char* step,
                        const std::function<int(pid_t)>& prepare = nullptr);

}  // namespace gradebox::sandbox
