// The policy of system calls, call by call: what is written here, and nothing else, is what the filters do. Each rule
// of the policy is taken out once, and then something here has to notice.
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <map>
#include <optional>
#include <sstream>
#include <string>

#include "sandbox/system_calls.hpp"
#include "tests/sandbox/filter_machine.hpp"
#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using sandbox::SystemCallPolicy;
using sandbox::SystemCallRule;

TEST_SUITE_BEGIN("system_call_policy");

namespace {

constexpr std::uint32_t kAllow = SECCOMP_RET_ALLOW;
constexpr std::uint32_t kKill = SECCOMP_RET_KILL_PROCESS;
constexpr std::uint32_t fails(int error) {
    return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(error);
}

// The policies that there are.
constexpr SystemCallPolicy kOneThread{.may_thread = false};
constexpr SystemCallPolicy kThreads{};
constexpr SystemCallPolicy kProcesses{.may_fork = true};
constexpr SystemCallPolicy kShared{.may_thread = false, .shares_host = true};
constexpr SystemCallPolicy kSharedThreads{.shares_host = true};
const std::map<std::string, SystemCallPolicy> kPolicies{{"one thread", kOneThread},
                                                        {"threads", kThreads},
                                                        {"processes", kProcesses},
                                                        {"shared", kShared},
                                                        {"shared, threads", kSharedThreads}};

// Whatever their arguments, under every policy.
constexpr std::string_view kAllowed =
    "accept accept4 access alarm arch_prctl bind brk capget chdir clock_getres clock_gettime clock_nanosleep "
    "close close_range connect copy_file_range creat dup dup2 dup3 epoll_create epoll_create1 epoll_ctl "
    "epoll_pwait epoll_pwait2 epoll_wait eventfd eventfd2 exit exit_group faccessat faccessat2 fadvise64 "
    "fallocate fchdir fdatasync fgetxattr flistxattr flock fstat fstatfs fsync ftruncate futex "
    "futex_waitv get_robust_list getcpu getcwd getdents getdents64 getegid geteuid getgid getgroups getitimer "
    "getpeername getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage "
    "getsid getsockname getsockopt gettid gettimeofday getuid getxattr kill lgetxattr link linkat listen "
    "listxattr llistxattr lseek lstat madvise membarrier memfd_create mincore mkdir mkdirat mlock mmap "
    "mprotect mremap msync munlock munmap nanosleep newfstatat open openat openat2 pause pipe pipe2 poll "
    "ppoll pread64 preadv preadv2 prlimit64 pselect6 pwrite64 pwritev pwritev2 read readahead readlink "
    "readlinkat readv recvfrom recvmmsg recvmsg rename renameat renameat2 restart_syscall rmdir rseq "
    "rt_sigaction rt_sigpending rt_sigprocmask rt_sigqueueinfo rt_sigreturn rt_sigsuspend rt_sigtimedwait "
    "rt_tgsigqueueinfo sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getattr "
    "sched_getparam sched_getscheduler sched_rr_get_interval sched_yield select sendfile sendmmsg sendmsg "
    "sendto set_robust_list set_tid_address setitimer setpgid setpriority setrlimit setsid setsockopt "
    "shutdown sigaltstack signalfd signalfd4 splice stat statfs statx symlink symlinkat sync_file_range "
    "sysinfo tee tgkill time timer_create timer_delete timer_getoverrun timer_gettime timer_settime "
    "timerfd_create timerfd_gettime timerfd_settime times umask uname unlink unlinkat wait4 waitid write "
    "writev ";

constexpr std::string_view kKilled =
    "bpf chroot delete_module finit_module fsmount fsopen init_module ioperm iopl kexec_file_load kexec_load "
    "mount mount_setattr move_mount open_by_handle_at open_tree perf_event_open pivot_root process_vm_readv "
    "process_vm_writev ptrace quotactl reboot setns swapoff swapon umount2 unshare userfaultfd ";

constexpr std::string_view kRefused =
    "chown fchown fchownat lchown sched_setaffinity sched_setattr sched_setparam sched_setscheduler setgid "
    "setgroups setregid setresgid setresuid setreuid setuid ";

// With arguments, and what differs by policy. An empty `policies` means all.
struct Expectation {
    std::string call;
    std::vector<std::uint64_t> arguments;
    std::uint32_t action{0};
    std::string policies;
};

constexpr std::uint64_t kHighBit = std::uint64_t{1} << 32;  // of no meaning for an int argument
const std::string kApart = "one thread|threads|processes";
const std::string kSharing = "shared|shared, threads";
const std::string kNotForking = "one thread|threads|" + kSharing;

std::vector<Expectation> file_expectations() {
    std::vector<Expectation> all{
        {"mknod", {0, S_IFIFO | 0600}, kAllow, ""},
        {"mknod", {0, S_IFREG | 0600}, kAllow, ""},
        {"mknod", {0, 0600}, kAllow, ""},
        {"mknod", {0, S_IFCHR | 0600}, fails(EPERM), ""},
        {"mknod", {0, S_IFBLK | 0600}, fails(EPERM), ""},
        {"mknod", {0, S_IFSOCK | 0600}, fails(ENOSYS), ""},
        {"mknodat", {0, 0, S_IFIFO | 0600}, kAllow, ""},
        {"mknodat", {0, 0, S_IFREG | 0600}, kAllow, ""},
        {"mknodat", {0, 0, 0600}, kAllow, ""},
        {"mknodat", {0, 0, S_IFCHR | 0600}, fails(EPERM), ""},
        {"mknodat", {0, 0, S_IFBLK | 0600}, fails(EPERM), ""},
        {"fcntl", {0, F_SETOWN}, fails(ENOSYS), kSharing},
        {"fcntl", {0, F_SETOWN | kHighBit}, fails(ENOSYS), kSharing},
        {"fcntl", {0, 10 /* F_SETSIG */}, fails(ENOSYS), kSharing},
        {"fcntl", {0, 15 /* F_SETOWN_EX */}, fails(ENOSYS), kSharing},
        {"fcntl", {0, 1024 /* F_SETLEASE */}, fails(ENOSYS), kSharing},
        {"fcntl", {0, 1026 /* F_NOTIFY */}, fails(ENOSYS), kSharing},
        {"fcntl", {0, F_SETOWN}, kAllow, kApart},
    };
    for (const std::uint64_t command :
         {F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK,
          F_OFD_SETLK, F_OFD_SETLKW, F_GETPIPE_SZ, F_SETPIPE_SZ, F_ADD_SEALS, F_GET_SEALS, F_GETLEASE})
        all.push_back({"fcntl", {0, command}, kAllow, ""});
    for (const char* call : {"chmod", "fchmod", "fchmodat", "futimesat", "truncate", "utime", "utimensat", "utimes",
                             "pidfd_open", "pidfd_send_signal", "tkill"}) {
        all.push_back({call, {}, kAllow, kApart});
        all.push_back({call, {}, fails(EPERM), kSharing});
    }
    for (const std::uint64_t request : {TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX})
        all.push_back({"ioctl", {0, request}, kAllow, ""});
    for (const std::uint64_t request : {TIOCSTI, TIOCSCTTY, TIOCSETD, FIOSETOWN, SIOCSPGRP, TIOCLINUX})
        all.push_back({"ioctl", {0, request}, fails(ENOSYS), ""});
    return all;
}

std::vector<Expectation> process_expectations() {
    constexpr std::uint64_t kFork = SIGCHLD;
    constexpr std::uint64_t kThread = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD;
    std::vector<Expectation> all{
        {"clone", {kThread}, kAllow, "threads|processes|shared, threads"},
        {"clone", {kThread}, fails(EAGAIN), "one thread|shared"},
        {"clone", {kFork}, fails(EAGAIN), kNotForking},
        {"clone", {kFork}, kAllow, "processes"},
        {"fork", {}, fails(EAGAIN), kNotForking},
        {"vfork", {}, fails(EAGAIN), kNotForking},
        {"execve", {}, fails(EACCES), kNotForking},
        {"execveat", {}, fails(EACCES), kNotForking},
        {"fork", {}, kAllow, "processes"},
        {"vfork", {}, kAllow, "processes"},
        {"execve", {}, kAllow, "processes"},
        {"execveat", {}, kAllow, "processes"},
        {"clone3", {}, fails(ENOSYS), ""},
        {"socket", {AF_UNIX, SOCK_STREAM}, kAllow, kApart},
        {"socket", {AF_UNIX, SOCK_STREAM}, fails(EACCES), kSharing},
        {"socketpair", {AF_UNIX, SOCK_STREAM}, kAllow, ""},
        {"socketpair", {AF_UNIX, SOCK_SEQPACKET}, kAllow, ""},
        {"socketpair", {AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC}, kAllow, ""},
        {"socketpair", {AF_UNIX, SOCK_DGRAM}, kAllow, kApart},
        {"socketpair", {AF_UNIX, SOCK_DGRAM}, fails(ENOSYS), kSharing},
        {"socketpair", {AF_UNIX, SOCK_DGRAM | kHighBit}, fails(ENOSYS), kSharing},
        {"socketpair", {AF_INET, SOCK_STREAM}, fails(EACCES), kApart},
    };
    for (const std::uint64_t family : {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK, AF_ALG, AF_BLUETOOTH, 0})
        for (const std::uint64_t high : {std::uint64_t{0}, kHighBit})
            all.push_back({"socket", {family | high, SOCK_STREAM}, fails(EACCES), ""});
    for (const std::uint64_t flag :
         {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET})
        for (const std::uint64_t flags : {flag | kFork, flag | kThread, flag | kFork | kHighBit})
            all.push_back({"clone", {flags}, fails(ENOSYS), ""});
    for (const std::uint64_t option : {PR_SET_NAME, PR_GET_NAME, PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_VMA,
                                       PR_CAPBSET_READ, PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP})
        all.push_back({"prctl", {option}, kAllow, ""});
    all.push_back({"prctl", {PR_SET_PDEATHSIG}, kAllow, kApart});
    all.push_back({"prctl", {PR_SET_PDEATHSIG}, fails(ENOSYS), kSharing});
    for (const std::uint64_t option : {PR_SET_DUMPABLE, PR_SET_MM, PR_SET_PTRACER, PR_SET_CHILD_SUBREAPER,
                                       PR_SET_SECCOMP, PR_CAPBSET_DROP, PR_SET_SECUREBITS, PR_SET_THP_DISABLE})
        all.push_back({"prctl", {option}, fails(ENOSYS), ""});
    return all;
}

const std::vector<Expectation>& expectations() {
    static const auto instance = [] {
        auto all = file_expectations();
        const auto more = process_expectations();
        all.insert(all.end(), more.begin(), more.end());
        const auto add = [&all](std::string_view names, std::uint32_t action) {
            std::istringstream words{std::string{names}};
            for (std::string name; words >> name;) all.push_back({name, {}, action, ""});
        };
        add(kAllowed, kAllow);
        add(kKilled, kKill);
        add(kRefused, fails(EPERM));
        return all;
    }();
    return instance;
}

int number_of(const std::string& call) {
    return ::seccomp_syscall_resolve_name(call.c_str());
}

bool applies(const Expectation& expectation, const std::string& policy) {
    if (expectation.policies.empty()) return true;
    std::istringstream names{expectation.policies};
    for (std::string name; std::getline(names, name, '|');)
        if (name == policy) return true;
    return false;
}

// The first expectation that the filter does not meet, in words.
std::optional<std::string> fault(std::span<const sock_filter> filter, const std::string& policy) {
    for (const auto& expectation : expectations()) {
        if (!applies(expectation, policy)) continue;
        SystemCall call{number_of(expectation.call)};
        if (call.number < 0) continue;  // not on this architecture
        std::copy(expectation.arguments.begin(), expectation.arguments.end(), call.arguments.begin());
        const auto action = action_of(filter, call);
        if (action != expectation.action)
            return expectation.call + ": " + std::to_string(action) + " instead of " +
                   std::to_string(expectation.action);
    }
    return std::nullopt;
}

std::string describe_rule(const SystemCallRule& rule) {
    std::string text{rule.call};
    for (const auto& test : rule.tests) text += " " + std::to_string(test.argument) + ":" + std::to_string(test.value);
    return text;
}

}  // namespace

TEST_CASE("each policy does what is written here") {
    for (const auto& [name, policy] : kPolicies) {
        INFO(name);
        CHECK(fault(sandbox::compile(sandbox::rules(policy)), name).value_or("as expected") == "as expected");
    }
}

TEST_CASE("a call that is not written here fails with ENOSYS") {
    std::vector<int> named;
    for (const auto& expectation : expectations()) named.push_back(number_of(expectation.call));
    for (const auto& [name, policy] : kPolicies) {
        const auto filter = sandbox::compile(sandbox::rules(policy));
        for (int number = 0; number < 1024; ++number) {
            if (std::find(named.begin(), named.end(), number) != named.end()) continue;
            INFO(name, ": ", number);
            CHECK(action_of(filter, {number}) == fails(ENOSYS));
        }
    }
}

TEST_CASE("another architecture's calls end the candidate") {
    const auto filter = sandbox::compile(sandbox::rules(kThreads));
    CHECK(action_of(filter, {0, {}, AUDIT_ARCH_I386}) == kKill);
    CHECK(action_of(filter, {0, {}, AUDIT_ARCH_ARM}) == kKill);
#ifdef __x86_64__
    for (const int call : {SYS_read, SYS_ptrace, SYS_mount}) CHECK(action_of(filter, {0x40000000 | call}) != kAllow);
#endif
}

TEST_CASE("no rule can be taken out without something here noticing") {
    for (const auto& [name, policy] : kPolicies) {
        const auto all = sandbox::rules(policy);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (number_of(std::string{all[i].call}) < 0) continue;
            auto others = all;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            INFO(name, ", without: ", describe_rule(all[i]));
            CHECK(fault(sandbox::compile(others), name).has_value());
        }
    }
}

TEST_CASE("every call in the policy has a name that exists") {
    for (const auto& [name, policy] : kPolicies)
        for (const auto& rule : sandbox::rules(policy)) {
            INFO(std::string{rule.call});
            CHECK(number_of(std::string{rule.call}) != __NR_SCMP_ERROR);
        }
}

TEST_CASE("a candidate that sees other processes may only touch itself") {
    constexpr pid_t kSelf = 4321;
    const auto filter = sandbox::self_only(kSelf);
    const auto action = [&filter](int number, std::uint64_t first, std::uint64_t second = 0) {
        return action_of(filter, {number, {first, second}});
    };
    const std::vector<int> by_pid{SYS_kill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, SYS_prlimit64};
    for (const int number : by_pid) {
        INFO(number);
        CHECK(action(number, kSelf) == kAllow);
        CHECK(action(number, 0) == kAllow);
        for (const std::int64_t other : {1L, -1L, 4320L, 4322L, -4321L, 4321L << 32 | 1})
            CHECK(action(number, static_cast<std::uint64_t>(other)) == fails(EPERM));
        CHECK(action(number, kSelf | kHighBit) == kAllow);  // the kernel does not look at it either
    }
    CHECK(action(SYS_setpriority, PRIO_PROCESS, 0) == kAllow);
    CHECK(action(SYS_setpriority, PRIO_PROCESS, kSelf) == kAllow);
    CHECK(action(SYS_setpriority, PRIO_PROCESS, 1) == fails(EPERM));
    CHECK(action(SYS_setpriority, PRIO_PGRP, 0) == fails(EPERM));
    CHECK(action(SYS_setpriority, PRIO_USER, 0) == fails(EPERM));
    for (const int number : {SYS_read, SYS_write, SYS_exit_group, SYS_getpid}) CHECK(action(number, 1) == kAllow);
}

TEST_SUITE_END();
