// Runs a command as an unprivileged container does: whatever makes or joins a namespace or mounts is refused, by
// seccomp, to it and all that it starts. With --and CALL that system call is refused too, with --only CALL it alone.
//     without_namespaces [--and CALL | --only CALL] COMMAND ARGUMENT…
#include <sched.h>
#include <seccomp.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <string_view>

namespace {

constexpr std::uint32_t kRefuse = SCMP_ACT_ERRNO(EPERM);

bool refuse_namespaces(scmp_filter_ctx filter) {
    constexpr unsigned kSpaces =
        CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    for (const int call : {SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root),
                           SCMP_SYS(fsopen), SCMP_SYS(open_tree), SCMP_SYS(move_mount)})
        if (::seccomp_rule_add(filter, kRefuse, call, 0) != 0) return false;
    for (unsigned flag = 1; flag != 0; flag <<= 1)
        if ((flag & kSpaces) != 0 &&
            ::seccomp_rule_add(filter, kRefuse, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, flag, flag)) != 0)
            return false;
    // Its flags are in memory, where a filter cannot look; libraries fall back to clone.
    return ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view option{argc > 3 ? argv[1] : ""};
    const bool more = option == "--and" || option == "--only";
    char** const command = argv + (more ? 3 : 1);
    if (*command == nullptr)
        return std::fprintf(stderr, "usage: without_namespaces [--and CALL | --only CALL] COMMAND ARGUMENT…\n"), 2;
    scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
    bool made = filter != nullptr;
    if (option != "--only") made = made && refuse_namespaces(filter);
    if (more) made = made && ::seccomp_rule_add(filter, kRefuse, ::seccomp_syscall_resolve_name(argv[2]), 0) == 0;
    if (!made || ::seccomp_load(filter) != 0)
        return std::fprintf(stderr, "without_namespaces: no seccomp filter can be made\n"), 2;
    ::seccomp_release(filter);
    ::execvp(command[0], command);
    return std::fprintf(stderr, "without_namespaces: %s: %s\n", command[0], std::strerror(errno)), 127;
}
