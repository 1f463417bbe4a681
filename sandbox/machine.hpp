// What this machine gives: probed once, at the worker's start. Nobody else asks the kernel what it can do.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <cstdint>
#include <string>

namespace gradebox::sandbox {

struct Machine {
    bool privileged{false};       // may make mounts without a user namespace of its own
    bool user_namespaces{false};  // may make a user namespace and mounts in it
    std::string namespace_error;  // why neither, in words of errno; else empty
    bool may_change_user{false};  // may become another user
    std::uint32_t landlock_abi{0};
    bool seccomp{false};

    bool namespaces() const { return privileged || user_namespaces; }
};

// Probes in forked children, so that the caller stays as it is. Call it with one thread only.
Machine probe_machine();

}  // namespace gradebox::sandbox
