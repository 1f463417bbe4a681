// Runs a seccomp filter as the kernel does, without making the call: what would become of it? Classic BPF, as far as
// libseccomp uses it (Documentation/networking/filter.rst of the kernel).
#pragma once

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>

namespace gradebox::tests {

#if defined(__x86_64__)
inline constexpr std::uint32_t kThisArchitecture = AUDIT_ARCH_X86_64;
#else
inline constexpr std::uint32_t kThisArchitecture = AUDIT_ARCH_AARCH64;
#endif

struct SystemCall {
    int number{0};
    std::array<std::uint64_t, 6> arguments{};
    std::uint32_t architecture{kThisArchitecture};
};

// SECCOMP_RET_ALLOW, SECCOMP_RET_KILL_PROCESS or SECCOMP_RET_ERRNO | errno.
inline std::uint32_t action_of(std::span<const sock_filter> filter, const SystemCall& call) {
    seccomp_data data{};
    data.nr = call.number;
    data.arch = call.architecture;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) data.args[i] = call.arguments[i];
    std::uint32_t accumulator = 0;
    for (std::size_t at = 0; at < filter.size(); ++at) {
        const auto& [code, if_true, if_false, k] = filter[at];
        bool holds = false;
        switch (code) {
            case BPF_LD | BPF_W | BPF_ABS:
                std::memcpy(&accumulator, reinterpret_cast<const char*>(&data) + k, sizeof accumulator);
                continue;
            case BPF_ALU | BPF_AND | BPF_K:
                accumulator &= k;
                continue;
            case BPF_JMP | BPF_JA:
                at += k;
                continue;
            case BPF_JMP | BPF_JEQ | BPF_K:
                holds = accumulator == k;
                break;
            case BPF_JMP | BPF_JGE | BPF_K:
                holds = accumulator >= k;
                break;
            case BPF_JMP | BPF_JGT | BPF_K:
                holds = accumulator > k;
                break;
            case BPF_JMP | BPF_JSET | BPF_K:
                holds = (accumulator & k) != 0;
                break;
            case BPF_RET | BPF_K:
                return k;
            default:
                throw std::logic_error{"an instruction that this machine does not know"};
        }
        at += holds ? if_true : if_false;
    }
    throw std::logic_error{"the filter ends without a decision"};
}

}  // namespace gradebox::tests
