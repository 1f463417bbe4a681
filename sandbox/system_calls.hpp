// The system-call policy: which calls a candidate may make, which fail with an errno, and which end it.
// A pure value first (what), then a filter (how). Runs in: gradebox-worker (trusted).
#pragma once

#include <linux/filter.h>

#include <span>
#include <string_view>
#include <vector>

namespace gradebox::sandbox {

struct SystemCallPolicy {
    bool may_fork{false};  // another process, and running another program
};

// The calls that are allowed whatever their arguments, and those that only an attack makes.
std::span<const std::string_view> allowed_calls();
std::span<const std::string_view> forbidden_calls();

// The policy as a program for seccomp(2). Everything not named fails with ENOSYS, so that libraries fall back.
// Throws std::system_error.
std::vector<sock_filter> compile(const SystemCallPolicy& policy);

// Installs it for the calling process, which must have no_new_privs. Async-signal-safe. 0 or an errno.
int install(std::span<const sock_filter> filter) noexcept;

}  // namespace gradebox::sandbox
