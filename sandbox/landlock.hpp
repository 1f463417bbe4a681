// Landlock: the process may read and run what its root holds, write only below its own folders, and reach no
// TCP port, and signal or connect to nobody outside. (Documentation/userspace-api/landlock.rst of the kernel.)
// Runs in: the run's process, before the candidate's first byte (trusted until then).
#pragma once

#include <cstdint>
#include <span>

namespace gradebox::sandbox {

// What a process may reach. Paths that are not there are left out of `readable`.
struct Reach {
    std::span<const char* const> readable;  // files and folders, and what is below them
    std::span<const char* const> own;       // folders to do everything in
    bool may_execute{false};
};

// Async-signal-safe. `abi` is Machine::landlock_abi; 0 does nothing. Gives 0 or an errno.
int restrict_with_landlock(std::uint32_t abi, const Reach& reach) noexcept;

}  // namespace gradebox::sandbox
