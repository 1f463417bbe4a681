// The irreversible steps that turn a fresh fork into a candidate's process, in their order, seccomp last.
// Runs in: the run's process, before the candidate's first byte (trusted until it returns).
#pragma once

#include <linux/filter.h>
#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <span>

#include "sandbox/limits.hpp"

namespace gradebox::sandbox {

// The one descriptor above 0, 1, 2 that a candidate's process holds: an eventfd with which it says "look".
inline constexpr int kWakeFd = 1000;

enum class Step : std::uint32_t {
    none,
    session,
    cgroup,
    namespaces,
    workspace,
    standard_streams,
    user,
    rlimits,
    privileges,
    landlock,
    seccomp,
    ready,
};
const char* to_string(Step step);

// How far the set-up came, in memory shared with the worker; unmapped before the candidate's first byte.
struct SetUp {
    std::atomic<Step> step{Step::none};
    std::int32_t error{0};
    std::int64_t cpu_nanoseconds{0};   // CLOCK_PROCESS_CPUTIME_ID when ready
    std::int64_t wall_nanoseconds{0};  // CLOCK_MONOTONIC when ready
};

// Everything a run enters with. Descriptors are borrowed; -1: none.
struct Entry {
    int init{-1};  // pidfd of the box's pid 1; none: it shares the host's namespaces (tier confined)
    int user_namespace{-1};
    uid_t id{0};  // uid and gid to become, in that namespace; sharing the host, its own may stay
    int workspace{-1};
    int standard_input{-1};
    int standard_output{-1};
    int standard_error{-1};
    int wake{-1};
    std::span<const int> cgroup_doors;
    std::span<const int> shown_trees;
    std::span<const char* const> shown_paths;
    std::span<const char* const> readable;  // absolute; of the host, so only where the namespaces are shared
    std::span<const sock_filter> filter;
    Limits limits;
    std::uint32_t landlock_abi{0};
    std::uint64_t data_limit{0};     // RLIMIT_DATA in bytes where no cgroup limits memory; 0: none
    std::uint64_t address_limit{0};  // RLIMIT_AS, the same: for memory that is shared, which is no data
};

// Does all of it, or notes the failing step in `set_up` and ends the process.
void confine(const Entry& entry, SetUp& set_up) noexcept;

}  // namespace gradebox::sandbox
