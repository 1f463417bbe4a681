// A v2 group that has processes cannot pass controllers on to groups below it (the no-internal-process rule). While
// workers have theirs there, its processes live in a leaf beside them; the last worker puts them back.
// Runs in: gradebox-worker and the zygote (trusted).
#pragma once

#include <string>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// The group that this process belongs to or, when it lives in that group's leaf, belonged to. Empty: none.
std::string own_group_v2();

// What begins or ends in `own` does so one at a time. Nothing when the lock is not to be had in some seconds.
UniqueFd lock_group(const std::string& own);

// Has the groups below `own` get the memory and pids controllers. The caller holds the lock.
bool pass_controllers_on(const std::string& own);

bool has_leaf(const std::string& own) noexcept;

// Takes the leaf down, unless workers are left. The caller holds the lock.
void put_back_processes(const std::string& own) noexcept;

}  // namespace gradebox::sandbox
