// Thin names for system calls that glibc 2.36 does not wrap. Each gives what the kernel gives, with errno set.
#pragma once

#include <fcntl.h>
#include <linux/mount.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

namespace gradebox::sandbox::kernel {

// fork into new namespaces; `pidfd` may be null.
inline pid_t clone3(std::uint64_t flags, int* pidfd) {
    clone_args args{};
    args.flags = flags | (pidfd != nullptr ? CLONE_PIDFD : 0u);
    args.pidfd = reinterpret_cast<std::uint64_t>(pidfd);
    args.exit_signal = SIGCHLD;
    return static_cast<pid_t>(::syscall(SYS_clone3, &args, sizeof args));
}
inline int pidfd_open(pid_t pid) {
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
}
inline int pidfd_send_signal(int pidfd, int signal) {
    return static_cast<int>(::syscall(SYS_pidfd_send_signal, pidfd, signal, nullptr, 0));
}
inline int pivot_root(const char* new_root, const char* put_old) {
    return static_cast<int>(::syscall(SYS_pivot_root, new_root, put_old));
}
inline int fsopen(const char* type) {
    return static_cast<int>(::syscall(SYS_fsopen, type, 1 /* FSOPEN_CLOEXEC */));
}
inline int fsconfig_string(int fd, const char* key, const char* value) {
    return static_cast<int>(::syscall(SYS_fsconfig, fd, 1 /* FSCONFIG_SET_STRING */, key, value, 0));
}
inline int fsconfig_create(int fd) {
    return static_cast<int>(::syscall(SYS_fsconfig, fd, 6 /* FSCONFIG_CMD_CREATE */, nullptr, nullptr, 0));
}
inline int fsmount(int fd, unsigned attributes) {
    return static_cast<int>(::syscall(SYS_fsmount, fd, 1 /* FSMOUNT_CLOEXEC */, attributes));
}
inline int open_tree(int fd, const char* path, unsigned flags) {
    return static_cast<int>(::syscall(SYS_open_tree, fd, path, flags));
}
inline int move_mount(int from, const char* to) {
    return static_cast<int>(::syscall(SYS_move_mount, from, "", AT_FDCWD, to, 4 /* MOVE_MOUNT_F_EMPTY_PATH */));
}
inline int mount_setattr(int fd, const char* path, unsigned flags, std::uint64_t set) {
    struct {
        std::uint64_t attr_set, attr_clr, propagation, userns_fd;
    } attributes{set, 0, 0, 0};
    return static_cast<int>(::syscall(SYS_mount_setattr, fd, path, flags, &attributes, sizeof attributes));
}
inline int openat2(int folder, const char* path, std::uint64_t flags, std::uint64_t resolve, std::uint64_t mode = 0) {
    open_how how{flags, mode, resolve};
    return static_cast<int>(::syscall(SYS_openat2, folder, path, &how, sizeof how));
}
// struct sched_attr of sched_setattr(2), as far as it goes there.
struct Scheduling {
    std::uint32_t size{48};
    std::uint32_t policy{0};
    std::uint64_t flags{0};
    std::int32_t nice{0};
    std::uint32_t priority{0};
    std::uint64_t runtime{0}, deadline{0}, period{0};
};
inline int sched_getattr(Scheduling& scheduling) {
    return static_cast<int>(::syscall(SYS_sched_getattr, 0, &scheduling, sizeof scheduling, 0));
}
inline int sched_setattr(const Scheduling& scheduling) {
    return static_cast<int>(::syscall(SYS_sched_setattr, 0, &scheduling, 0));
}

inline constexpr std::uint64_t kResetOnFork = 1;
inline constexpr unsigned kOpenTreeClone = 1;
inline constexpr std::uint64_t kMountReadOnly = 1;
inline constexpr std::uint64_t kMountNoSuid = 2;
inline constexpr std::uint64_t kMountNoDevices = 4;

}  // namespace gradebox::sandbox::kernel
