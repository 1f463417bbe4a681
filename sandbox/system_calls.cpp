#include "sandbox/system_calls.hpp"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

using namespace std::string_view_literals;

constexpr std::array kAllowed{
    // memory
    "brk"sv, "madvise"sv, "membarrier"sv, "mincore"sv, "mlock"sv, "mmap"sv, "mprotect"sv, "mremap"sv, "msync"sv,
    "munlock"sv, "munmap"sv, "memfd_create"sv,
    // files
    "access"sv, "chdir"sv, "chmod"sv, "close"sv, "close_range"sv, "copy_file_range"sv, "creat"sv, "dup"sv, "dup2"sv,
    "dup3"sv, "faccessat"sv, "faccessat2"sv, "fadvise64"sv, "fallocate"sv, "fchdir"sv, "fchmod"sv, "fchmodat"sv,
    "fcntl"sv, "fdatasync"sv, "flock"sv, "fstat"sv, "fstatfs"sv, "fsync"sv, "ftruncate"sv, "futimesat"sv, "getcwd"sv,
    "getdents"sv, "getdents64"sv, "link"sv, "linkat"sv, "lseek"sv, "lstat"sv, "mkdir"sv, "mkdirat"sv, "mknod"sv,
    "mknodat"sv, "newfstatat"sv, "open"sv, "openat"sv, "openat2"sv, "pread64"sv, "preadv"sv, "preadv2"sv, "pwrite64"sv,
    "pwritev"sv, "pwritev2"sv, "read"sv, "readahead"sv, "readlink"sv, "readlinkat"sv, "readv"sv, "rename"sv,
    "renameat"sv, "renameat2"sv, "rmdir"sv, "sendfile"sv, "splice"sv, "stat"sv, "statfs"sv, "statx"sv, "symlink"sv,
    "symlinkat"sv, "sync_file_range"sv, "tee"sv, "truncate"sv, "umask"sv, "unlink"sv, "unlinkat"sv, "utime"sv,
    "utimensat"sv, "utimes"sv, "write"sv, "writev"sv, "getxattr"sv, "lgetxattr"sv, "fgetxattr"sv, "listxattr"sv,
    "llistxattr"sv, "flistxattr"sv,
    // waiting
    "epoll_create"sv, "epoll_create1"sv, "epoll_ctl"sv, "epoll_pwait"sv, "epoll_pwait2"sv, "epoll_wait"sv, "eventfd"sv,
    "eventfd2"sv, "inotify_add_watch"sv, "inotify_init"sv, "inotify_init1"sv, "inotify_rm_watch"sv, "pipe"sv, "pipe2"sv,
    "poll"sv, "ppoll"sv, "pselect6"sv, "select"sv, "signalfd"sv, "signalfd4"sv, "timerfd_create"sv, "timerfd_gettime"sv,
    "timerfd_settime"sv,
    // sockets, whose family is checked where they are made
    "accept"sv, "accept4"sv, "bind"sv, "connect"sv, "getpeername"sv, "getsockname"sv, "getsockopt"sv, "listen"sv,
    "recvfrom"sv, "recvmmsg"sv, "recvmsg"sv, "sendmmsg"sv, "sendmsg"sv, "sendto"sv, "setsockopt"sv, "shutdown"sv,
    // signals and time
    "alarm"sv, "clock_getres"sv, "clock_gettime"sv, "clock_nanosleep"sv, "getitimer"sv, "gettimeofday"sv, "kill"sv,
    "nanosleep"sv, "pause"sv, "pidfd_open"sv, "pidfd_send_signal"sv, "restart_syscall"sv, "rt_sigaction"sv,
    "rt_sigpending"sv, "rt_sigprocmask"sv, "rt_sigqueueinfo"sv, "rt_sigreturn"sv, "rt_sigsuspend"sv,
    "rt_sigtimedwait"sv, "rt_tgsigqueueinfo"sv, "setitimer"sv, "sigaltstack"sv, "tgkill"sv, "time"sv, "timer_create"sv,
    "timer_delete"sv, "timer_getoverrun"sv, "timer_gettime"sv, "timer_settime"sv, "times"sv, "tkill"sv,
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
constexpr std::array kProcessOptions{PR_SET_NAME,      PR_GET_NAME,         PR_SET_PDEATHSIG,
                                     PR_GET_PDEATHSIG, PR_GET_DUMPABLE,     PR_SET_VMA,
                                     PR_CAPBSET_READ,  PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP};
constexpr std::uint64_t kNewNamespaces =
    CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;

// Collects libseccomp's rules. A name that this architecture does not have is no fault.
class Filter {
public:
    Filter() : context_{::seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), ::seccomp_release} {
        if (!context_) throw_errno("seccomp_init", ENOMEM);
        ::seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
        ::seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
    }

    void add(std::string_view name, std::uint32_t action, std::initializer_list<scmp_arg_cmp> conditions = {}) {
        const int number = ::seccomp_syscall_resolve_name(std::string{name}.c_str());
        if (number < 0) return;
        const int result = ::seccomp_rule_add_array(context_.get(), action, number,
                                                    static_cast<unsigned>(conditions.size()), conditions.begin());
        if (result != 0) throw_errno("the seccomp rule for " + std::string{name}, -result);
    }

    std::vector<sock_filter> compile() const {
        const UniqueFd file{check(::memfd_create("filter", MFD_CLOEXEC), "memfd_create")};
        if (const int result = ::seccomp_export_bpf(context_.get(), file.get()))
            throw_errno("seccomp_export_bpf", -result);
        const auto size = check(::lseek(file.get(), 0, SEEK_END), "lseek");
        std::vector<sock_filter> program(static_cast<std::size_t>(size) / sizeof(sock_filter));
        check(::pread(file.get(), program.data(), static_cast<std::size_t>(size), 0), "pread");
        return program;
    }

private:
    std::unique_ptr<void, decltype(&::seccomp_release)> context_;
};

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
    return SCMP_CMP64(argument, SCMP_CMP_EQ, value, 0);
}
scmp_arg_cmp masked(std::uint64_t mask, std::uint64_t value) {
    return SCMP_CMP64(0, SCMP_CMP_MASKED_EQ, mask, value);
}

// glibc makes threads by clone3, and falls back to clone, whose flags a filter can see.
void add_process_rules(Filter& filter, bool may_fork) {
    if (!may_fork) {
        filter.add("clone", SCMP_ACT_ALLOW, {masked(kNewNamespaces | CLONE_THREAD, CLONE_THREAD)});
        filter.add("clone", SCMP_ACT_ERRNO(EAGAIN), {masked(kNewNamespaces | CLONE_THREAD, 0)});
        for (const auto name : {"fork"sv, "vfork"sv}) filter.add(name, SCMP_ACT_ERRNO(EAGAIN));
        for (const auto name : {"execve"sv, "execveat"sv}) filter.add(name, SCMP_ACT_ERRNO(EACCES));
        return;
    }
    filter.add("clone", SCMP_ACT_ALLOW, {masked(kNewNamespaces, 0)});
    for (const auto name : {"fork"sv, "vfork"sv, "execve"sv, "execveat"sv}) filter.add(name, SCMP_ACT_ALLOW);
}

}  // namespace

std::span<const std::string_view> allowed_calls() {
    return kAllowed;
}
std::span<const std::string_view> forbidden_calls() {
    return kForbidden;
}

std::vector<sock_filter> compile(const SystemCallPolicy& policy) {
    Filter filter;
    for (const auto name : kAllowed) filter.add(name, SCMP_ACT_ALLOW);
    for (const auto name : kForbidden) filter.add(name, SCMP_ACT_KILL_PROCESS);
    for (const auto name : kRefused) filter.add(name, SCMP_ACT_ERRNO(EPERM));
    for (const auto request : kTerminalRequests) filter.add("ioctl", SCMP_ACT_ALLOW, {equals(1, request)});
    for (const auto option : kProcessOptions)
        filter.add("prctl", SCMP_ACT_ALLOW, {equals(0, static_cast<std::uint64_t>(option))});
    for (const auto name : {"socket"sv, "socketpair"sv}) {
        filter.add(name, SCMP_ACT_ALLOW, {equals(0, AF_UNIX)});
        filter.add(name, SCMP_ACT_ERRNO(EACCES), {SCMP_CMP64(0, SCMP_CMP_NE, AF_UNIX, 0)});
    }
    add_process_rules(filter, policy.may_fork);
    return filter.compile();
}

int install(std::span<const sock_filter> filter) noexcept {
    const sock_fprog program{static_cast<unsigned short>(filter.size()), const_cast<sock_filter*>(filter.data())};
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0 ? 0 : errno;
}

}  // namespace gradebox::sandbox
