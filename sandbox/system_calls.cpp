#include "sandbox/system_calls.hpp"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <memory>
#include <string>

#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

using Context = std::unique_ptr<void, decltype(&::seccomp_release)>;

scmp_arg_cmp comparison(const ArgumentTest& test) {
    if (!test.equal) return SCMP_CMP64(test.argument, SCMP_CMP_NE, test.value, 0);
    return SCMP_CMP64(test.argument, SCMP_CMP_MASKED_EQ, test.mask, test.value);
}

// A name that this architecture does not have is no fault.
void add(const Context& context, const SystemCallRule& rule) {
    const std::string name{rule.call};
    const int number = ::seccomp_syscall_resolve_name(name.c_str());
    if (number < 0) return;
    std::vector<scmp_arg_cmp> comparisons;
    for (const auto& test : rule.tests) comparisons.push_back(comparison(test));
    const int result = ::seccomp_rule_add_array(context.get(), rule.action, number,
                                                static_cast<unsigned>(comparisons.size()), comparisons.data());
    if (result != 0) throw_errno("the seccomp rule for " + name, -result);
}

std::vector<sock_filter> exported(const Context& context) {
    const UniqueFd file{check(::memfd_create("filter", MFD_CLOEXEC), "memfd_create")};
    if (const int result = ::seccomp_export_bpf(context.get(), file.get())) throw_errno("seccomp_export_bpf", -result);
    const auto size = check(::lseek(file.get(), 0, SEEK_END), "lseek");
    std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
    check(::pread(file.get(), program.data(), static_cast<std::size_t>(size), 0), "pread");
    return program;
}

constexpr sock_filter load(std::size_t offset) {
    return {BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)};
}
// Skips so many instructions.
constexpr sock_filter skip_if(std::uint32_t value, std::uint8_t if_equal, std::uint8_t otherwise = 0) {
    return {BPF_JMP | BPF_JEQ | BPF_K, if_equal, otherwise, value};
}
constexpr sock_filter decide(std::uint32_t action) {
    return {BPF_RET | BPF_K, 0, 0, action};
}
// The low half, which is all that the kernel looks at of a pid (both architectures are little-endian).
constexpr std::size_t low_half(std::size_t argument) {
    return offsetof(seccomp_data, args) + argument * sizeof(std::uint64_t);
}

}  // namespace

std::vector<sock_filter> compile(std::span<const SystemCallRule> rules) {
    const Context context{::seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), ::seccomp_release};
    if (!context) throw_errno("seccomp_init", ENOMEM);
    ::seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    ::seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    for (const auto& rule : rules) add(context, rule);
    return exported(context);
}

std::array<sock_filter, kSelfOnlySize> self_only(pid_t self) noexcept {
    constexpr std::uint32_t kRefuse = SECCOMP_RET_ERRNO | EPERM;
    return {
        load(offsetof(seccomp_data, nr)),   // 0
        skip_if(SYS_setpriority, 6),        // to 8
        skip_if(SYS_kill, 9),               // to 12
        skip_if(SYS_tgkill, 8),             // to 12
        skip_if(SYS_rt_sigqueueinfo, 7),    // to 12
        skip_if(SYS_rt_tgsigqueueinfo, 6),  // to 12
        skip_if(SYS_prlimit64, 5),          // to 12
        decide(SECCOMP_RET_ALLOW),
        load(low_half(0)),            // 8: what kind of priority
        skip_if(PRIO_PROCESS, 0, 5),  // others: to 15
        load(low_half(1)),
        {BPF_JMP | BPF_JA, 0, 0, 1},  // to 13
        load(low_half(0)),            // 12
        skip_if(0, 2),                // 13: the caller, or its process group, in which it is alone; to 16
        skip_if(static_cast<std::uint32_t>(self), 1),
        decide(kRefuse),            // 15
        decide(SECCOMP_RET_ALLOW),  // 16
    };
}

int install(std::span<const sock_filter> filter) noexcept {
    const sock_fprog program{static_cast<unsigned short>(filter.size()), const_cast<sock_filter*>(filter.data())};
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0 ? 0 : errno;
}

}  // namespace gradebox::sandbox
