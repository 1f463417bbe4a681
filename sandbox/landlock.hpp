// Landlock: the process may read and run what its root holds, write only below its own folders, and reach no
// TCP port, and signal or connect to nobody outside. (Documentation/userspace-api/landlock.rst of the kernel.)
// Runs in: the run's process, before the candidate's first byte (trusted until then).
#pragma once

#include <cstdint>

namespace gradebox::sandbox {

// Async-signal-safe. `abi` is Machine::landlock_abi; 0 does nothing. Gives 0 or an errno.
int restrict_with_landlock(std::uint32_t abi, bool may_execute) noexcept;

}  // namespace gradebox::sandbox
