// Which system calls a candidate may make, which fail with an errno, and which end it: a value, no mechanism.
// sandbox/system_calls.hpp makes a filter of it. Runs in: gradebox-worker (trusted).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gradebox::sandbox {

struct SystemCallPolicy {
    bool may_fork{false};     // another process, and running another program
    bool may_thread{true};    // where nothing else counts threads; else they are counted, not refused
    bool shares_host{false};  // no namespaces: it sees the host's files and processes, as the host's user
};

// Holds when (argument & mask) == value, or != where `equal` is false.
struct ArgumentTest {
    unsigned argument{0};
    std::uint64_t mask{~std::uint64_t{0}};
    std::uint64_t value{0};
    bool equal{true};
};

// What happens to a call for which all tests hold. No two rules of a call hold at once.
struct SystemCallRule {
    std::string_view call;
    std::uint32_t action{0};  // of seccomp_rule_add(3): SCMP_ACT_ALLOW, SCMP_ACT_ERRNO(n), SCMP_ACT_KILL_PROCESS
    std::vector<ArgumentTest> tests;
};

// What no rule names fails with ENOSYS, so that libraries fall back.
std::vector<SystemCallRule> rules(const SystemCallPolicy& policy);

}  // namespace gradebox::sandbox
