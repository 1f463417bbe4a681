// What happened to one run, as the kernel and the worker saw it: nothing here comes from the candidate.
// Used by: gradebox and gradebox-worker (trusted).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sandbox/limits.hpp"

namespace gradebox::sandbox {

// Why the run stopped. The first cause wins.
enum class ExitCause : std::uint8_t {
    replied,    // alive: it answered and waits for the next request
    exited,     // ended by itself with exit_code
    signalled,  // ended by signal, and no limit was the cause
    cpu_time,
    wall_time,
    memory,
    output,
    forbidden_call,  // the system-call policy killed it
    machinery,       // the sandbox or the machine failed: never the candidate's fault
};

struct RunReport {
    ExitCause cause{ExitCause::machinery};
    int exit_code{0};
    int signal{0};
    Microseconds cpu_time{0};
    Microseconds wall_time{0};
    Bytes peak_memory{0};           // above the warm interpreter
    Bytes bytes_read{0};            // by read(2) and its kin, cached or not (rchar of proc(5), /proc/PID/io)
    std::uint64_t instructions{0};  // in user mode, when asked for and where the machine counts them; else 0
    std::uint64_t page_faults{0};
    std::uint32_t processes{0};  // most alive at once, where the machine counts them; else 0
    std::string detail;          // for machinery: which step failed, and the errno in words

    bool operator==(const RunReport&) const = default;
};

// Weakest first.
inline constexpr std::array<std::string_view, 3> kTiers{"confined", "rootless", "full"};
inline bool is_at_least(std::string_view tier, std::string_view required) {
    return std::find(kTiers.begin(), kTiers.end(), tier) >= std::find(kTiers.begin(), kTiers.end(), required);
}

// The protections that were active for a run; each is a short word such as "seccomp", "cgroup-v1".
struct Protections {
    std::string tier;  // "full", "rootless" or "confined"
    bool user_namespace{false};
    bool pid_namespace{false};
    bool mount_namespace{false};
    bool net_namespace{false};
    bool ipc_namespace{false};
    bool uts_namespace{false};
    bool cgroup_namespace{false};
    std::string cgroup;  // "v1", "v2" or "none"
    bool rlimits{false};
    bool no_new_privileges{false};
    bool capabilities_dropped{false};
    std::uint32_t landlock_abi{0};  // 0: none
    bool seccomp{false};

    bool operator==(const Protections&) const = default;
};

}  // namespace gradebox::sandbox
