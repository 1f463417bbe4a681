#include "sandbox/machine.hpp"

#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

// The errno that `attempt` leaves in a forked child; 0 when it works.
template <class Attempt>
int errno_of(Attempt attempt) {
    const pid_t child = check(::fork(), "fork");
    if (child == 0) ::_exit(attempt() == 0 ? 0 : (errno == 0 ? EINVAL : errno));
    int status = 0;
    check(::waitpid(child, &status, 0), "waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : ECHILD;
}

int mount_something() {
    return ::mount("gradebox", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "size=4k");
}

int try_privileged() {
    if (::unshare(CLONE_NEWNS) != 0) return -1;
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return -1;
    return mount_something();
}

int try_user_namespace() {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return -1;
    return mount_something();
}

int try_another_user() {
    return ::setresgid(1, 1, 1) != 0 ? -1 : ::setresuid(1, 1, 1);
}

std::uint32_t landlock_abi() {
    const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return abi < 0 ? 0 : static_cast<std::uint32_t>(abi);
}

bool has_seccomp() {
    const std::uint32_t action = SECCOMP_RET_KILL_PROCESS;
    return ::syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

}  // namespace

Machine probe_machine() {
    Machine machine;
    machine.landlock_abi = landlock_abi();
    machine.seccomp = has_seccomp();
    machine.privileged = errno_of(try_privileged) == 0;
    const int error = errno_of(try_user_namespace);
    machine.user_namespaces = error == 0;
    if (!machine.namespaces()) machine.namespace_error = std::strerror(error);
    machine.may_change_user = errno_of(try_another_user) == 0;
    return machine;
}

}  // namespace gradebox::sandbox
