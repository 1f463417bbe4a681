// The system-call policy as filters that the kernel runs (seccomp(2)).
// Compiled in gradebox-worker, installed in the run's process before the candidate's first byte (trusted until then).
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <array>
#include <span>
#include <vector>

#include "sandbox/system_call_policy.hpp"

namespace gradebox::sandbox {

// Throws std::system_error.
std::vector<sock_filter> compile(std::span<const SystemCallRule> rules);

// A second filter, for a candidate that sees the host's processes: signals, limits and priorities are for itself
// alone; for others they fail with EPERM.
inline constexpr std::size_t kSelfOnlySize = 17;
std::array<sock_filter, kSelfOnlySize> self_only(pid_t self) noexcept;

// Installs one for the calling process, which must have no_new_privs. Async-signal-safe. 0 or an errno.
int install(std::span<const sock_filter> filter) noexcept;

}  // namespace gradebox::sandbox
