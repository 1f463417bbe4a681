#include "sandbox/system_call_policy.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <utility>

namespace gradebox::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::array kAllowed{
    // memory
    "brk"sv, "madvise"sv, "membarrier"sv, "mincore"sv, "mlock"sv, "mmap"sv, "mprotect"sv, "mremap"sv, "msync"sv,
    "munlock"sv, "munmap"sv, "memfd_create"sv,
    // files
    "access"sv, "chdir"sv, "close"sv, "close_range"sv, "copy_file_range"sv, "creat"sv, "dup"sv, "dup2"sv, "dup3"sv,
    "faccessat"sv, "faccessat2"sv, "fadvise64"sv, "fallocate"sv, "fchdir"sv, "fdatasync"sv, "flock"sv, "fstat"sv,
    "fstatfs"sv, "fsync"sv, "ftruncate"sv, "getcwd"sv, "getdents"sv, "getdents64"sv, "link"sv, "linkat"sv, "lseek"sv,
    "lstat"sv, "mkdir"sv, "mkdirat"sv, "newfstatat"sv, "open"sv, "openat"sv, "openat2"sv, "pread64"sv, "preadv"sv,
    "preadv2"sv, "pwrite64"sv, "pwritev"sv, "pwritev2"sv, "read"sv, "readahead"sv, "readlink"sv, "readlinkat"sv,
    "readv"sv, "rename"sv, "renameat"sv, "renameat2"sv, "rmdir"sv, "sendfile"sv, "splice"sv, "stat"sv, "statfs"sv,
    "statx"sv, "symlink"sv, "symlinkat"sv, "sync_file_range"sv, "tee"sv, "umask"sv, "unlink"sv, "unlinkat"sv, "write"sv,
    "writev"sv, "getxattr"sv, "lgetxattr"sv, "fgetxattr"sv, "listxattr"sv, "llistxattr"sv, "flistxattr"sv,
    // waiting
    "epoll_create"sv, "epoll_create1"sv, "epoll_ctl"sv, "epoll_pwait"sv, "epoll_pwait2"sv, "epoll_wait"sv, "eventfd"sv,
    "eventfd2"sv, "pipe"sv, "pipe2"sv, "poll"sv, "ppoll"sv, "pselect6"sv, "select"sv, "signalfd"sv, "signalfd4"sv,
    "timerfd_create"sv, "timerfd_gettime"sv, "timerfd_settime"sv,
    // sockets, whose family is checked where they are made
    "accept"sv, "accept4"sv, "bind"sv, "connect"sv, "getpeername"sv, "getsockname"sv, "getsockopt"sv, "listen"sv,
    "recvfrom"sv, "recvmmsg"sv, "recvmsg"sv, "sendmmsg"sv, "sendmsg"sv, "sendto"sv, "setsockopt"sv, "shutdown"sv,
    // signals and time
    "alarm"sv, "clock_getres"sv, "clock_gettime"sv, "clock_nanosleep"sv, "getitimer"sv, "gettimeofday"sv, "kill"sv,
    "nanosleep"sv, "pause"sv, "restart_syscall"sv, "rt_sigaction"sv, "rt_sigpending"sv, "rt_sigprocmask"sv,
    "rt_sigqueueinfo"sv, "rt_sigreturn"sv, "rt_sigsuspend"sv, "rt_sigtimedwait"sv, "rt_tgsigqueueinfo"sv, "setitimer"sv,
    "sigaltstack"sv, "tgkill"sv, "time"sv, "timer_create"sv, "timer_delete"sv, "timer_getoverrun"sv, "timer_gettime"sv,
    "timer_settime"sv, "times"sv,
    // the process and its threads
    "arch_prctl"sv, "capget"sv, "exit"sv, "exit_group"sv, "futex"sv, "futex_waitv"sv, "get_robust_list"sv, "getcpu"sv,
    "getegid"sv, "geteuid"sv, "getgid"sv, "getgroups"sv, "getpgid"sv, "getpgrp"sv, "getpid"sv, "getppid"sv,
    "getpriority"sv, "getrandom"sv, "getresgid"sv, "getresuid"sv, "getrlimit"sv, "getrusage"sv, "getsid"sv, "gettid"sv,
    "getuid"sv, "prlimit64"sv, "rseq"sv, "sched_get_priority_max"sv, "sched_get_priority_min"sv, "sched_getaffinity"sv,
    "sched_getattr"sv, "sched_getparam"sv, "sched_getscheduler"sv, "sched_rr_get_interval"sv, "sched_yield"sv,
    "set_robust_list"sv, "set_tid_address"sv, "setpgid"sv, "setpriority"sv, "setrlimit"sv, "setsid"sv, "sysinfo"sv,
    "uname"sv, "wait4"sv, "waitid"sv};

constexpr std::array kForbidden{"bpf"sv,
                                "chroot"sv,
                                "delete_module"sv,
                                "finit_module"sv,
                                "fsmount"sv,
                                "fsopen"sv,
                                "init_module"sv,
                                "ioperm"sv,
                                "iopl"sv,
                                "kexec_file_load"sv,
                                "kexec_load"sv,
                                "mount"sv,
                                "mount_setattr"sv,
                                "move_mount"sv,
                                "open_by_handle_at"sv,
                                "open_tree"sv,
                                "perf_event_open"sv,
                                "pivot_root"sv,
                                "process_vm_readv"sv,
                                "process_vm_writev"sv,
                                "ptrace"sv,
                                "quotactl"sv,
                                "reboot"sv,
                                "setns"sv,
                                "swapoff"sv,
                                "swapon"sv,
                                "umount2"sv,
                                "unshare"sv,
                                "userfaultfd"sv};

// Calls that fail with an errno other than ENOSYS, because programs expect that one.
constexpr std::array kRefused{
    "chown"sv,         "fchown"sv,         "fchownat"sv,           "lchown"sv,   "sched_setaffinity"sv,
    "sched_setattr"sv, "sched_setparam"sv, "sched_setscheduler"sv, "setgid"sv,   "setgroups"sv,
    "setregid"sv,      "setresgid"sv,      "setresuid"sv,          "setreuid"sv, "setuid"sv};

constexpr std::array<std::uint64_t, 6> kTerminalRequests{TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIOCLEX, FIONCLEX};
constexpr std::array kProcessOptions{PR_SET_NAME, PR_GET_NAME,     PR_GET_PDEATHSIG,    PR_GET_DUMPABLE,
                                     PR_SET_VMA,  PR_CAPBSET_READ, PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP};
constexpr std::uint64_t kNewNamespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

// By the path of a file, whoever owns it: where a candidate sees the host's files (as the host's user), Landlock does
// not keep it from these.
constexpr std::array kByOwner{"chmod"sv,    "fchmod"sv, "fchmodat"sv,  "futimesat"sv,
                              "truncate"sv, "utime"sv,  "utimensat"sv, "utimes"sv};
// On other processes.
constexpr std::array kByPid{"pidfd_open"sv, "pidfd_send_signal"sv, "tkill"sv};
// Whatever sends signals for a descriptor (F_SETOWN, F_SETSIG) is not among them.
constexpr std::array<std::uint64_t, 17> kFileCommands{
    F_DUPFD,      F_DUPFD_CLOEXEC, F_GETFD,     F_SETFD,     F_GETFL,     F_SETFL,
    F_GETLK,      F_SETLK,         F_SETLKW,    F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW,
    F_GETPIPE_SZ, F_SETPIPE_SZ,    F_ADD_SEALS, F_GET_SEALS, F_GETLEASE};

constexpr std::uint64_t kWhole = ~std::uint64_t{0};

struct Rules {
    std::vector<SystemCallRule> all;

    void add(std::string_view call, std::uint32_t action, std::vector<ArgumentTest> tests = {}) {
        all.push_back({call, action, std::move(tests)});
    }
    template <class Calls>
    void add_each(const Calls& calls, std::uint32_t action) {
        for (const auto call : calls) add(call, action);
    }
};

ArgumentTest equals(unsigned argument, std::uint64_t value, std::uint64_t mask = kWhole) {
    return {argument, mask, value};
}
ArgumentTest differs(unsigned argument, std::uint64_t value) {
    return {argument, kWhole, value, false};
}

// glibc makes threads by clone3, and falls back to clone, whose flags a filter can see.
void add_process_rules(Rules& rules, const SystemCallPolicy& policy) {
    constexpr auto kKinds = kNewNamespaces | CLONE_THREAD;
    if (policy.may_fork) {
        rules.add("clone", SCMP_ACT_ALLOW, {equals(0, 0, kNewNamespaces)});
        for (const auto name : {"fork"sv, "vfork"sv, "execve"sv, "execveat"sv}) rules.add(name, SCMP_ACT_ALLOW);
        return;
    }
    rules.add("clone", policy.may_thread ? SCMP_ACT_ALLOW : SCMP_ACT_ERRNO(EAGAIN), {equals(0, CLONE_THREAD, kKinds)});
    rules.add("clone", SCMP_ACT_ERRNO(EAGAIN), {equals(0, 0, kKinds)});
    for (const auto name : {"fork"sv, "vfork"sv}) rules.add(name, SCMP_ACT_ERRNO(EAGAIN));
    for (const auto name : {"execve"sv, "execveat"sv}) rules.add(name, SCMP_ACT_ERRNO(EACCES));
}

void add_socket_rules(Rules& rules, bool shares_host) {
    if (!shares_host) {
        for (const auto name : {"socket"sv, "socketpair"sv}) {
            rules.add(name, SCMP_ACT_ALLOW, {equals(0, AF_UNIX)});
            rules.add(name, SCMP_ACT_ERRNO(EACCES), {differs(0, AF_UNIX)});
        }
        return;
    }
    rules.add("socket", SCMP_ACT_ERRNO(EACCES));
    // A pair of datagram sockets could send to any socket of the host.
    for (const std::uint64_t type : {SOCK_STREAM, SOCK_SEQPACKET})
        rules.add("socketpair", SCMP_ACT_ALLOW, {equals(0, AF_UNIX), equals(1, type, 0xf)});
}

void add_file_rules(Rules& rules, bool shares_host) {
    for (const std::uint64_t type : {std::uint64_t{0}, std::uint64_t{S_IFREG}, std::uint64_t{S_IFIFO}}) {
        rules.add("mknod", SCMP_ACT_ALLOW, {equals(1, type, S_IFMT)});
        rules.add("mknodat", SCMP_ACT_ALLOW, {equals(2, type, S_IFMT)});
    }
    for (const std::uint64_t type : {std::uint64_t{S_IFCHR}, std::uint64_t{S_IFBLK}}) {
        rules.add("mknod", SCMP_ACT_ERRNO(EPERM), {equals(1, type, S_IFMT)});
        rules.add("mknodat", SCMP_ACT_ERRNO(EPERM), {equals(2, type, S_IFMT)});
    }
    if (!shares_host) {
        rules.add_each(kByOwner, SCMP_ACT_ALLOW);
        rules.add_each(kByPid, SCMP_ACT_ALLOW);
        rules.add("fcntl", SCMP_ACT_ALLOW);
        return;
    }
    rules.add_each(kByOwner, SCMP_ACT_ERRNO(EPERM));
    rules.add_each(kByPid, SCMP_ACT_ERRNO(EPERM));
    for (const auto command : kFileCommands) rules.add("fcntl", SCMP_ACT_ALLOW, {equals(1, command)});
}

}  // namespace

std::vector<SystemCallRule> rules(const SystemCallPolicy& policy) {
    Rules rules;
    rules.add_each(kAllowed, SCMP_ACT_ALLOW);
    rules.add_each(kForbidden, SCMP_ACT_KILL_PROCESS);
    rules.add_each(kRefused, SCMP_ACT_ERRNO(EPERM));
    for (const auto request : kTerminalRequests) rules.add("ioctl", SCMP_ACT_ALLOW, {equals(1, request)});
    for (const auto option : kProcessOptions)
        rules.add("prctl", SCMP_ACT_ALLOW, {equals(0, static_cast<std::uint64_t>(option))});
    if (!policy.shares_host) rules.add("prctl", SCMP_ACT_ALLOW, {equals(0, PR_SET_PDEATHSIG)});
    add_socket_rules(rules, policy.shares_host);
    add_file_rules(rules, policy.shares_host);
    add_process_rules(rules, policy);
    return std::move(rules.all);
}

}  // namespace gradebox::sandbox
