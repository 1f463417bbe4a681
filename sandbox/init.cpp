#include "sandbox/init.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "sandbox/kernel.hpp"

namespace gradebox::sandbox {
namespace {

// A /proc of this pid namespace over the host's, which has to be there when the new one is made: otherwise an ordinary
// user may not make it (mount_too_revealing in the kernel's fs/namespace.c). Nobody in the box can take it off again.
int cover_proc() {
    const int context = kernel::fsopen("proc");
    if (context < 0 || kernel::fsconfig_string(context, "hidepid", "invisible") != 0) return errno;
    // Its processes, and nothing of the machine.
    if (kernel::fsconfig_string(context, "subset", "pid") != 0) return errno;
    if (kernel::fsconfig_create(context) != 0) return errno;
    const int proc = kernel::fsmount(context, kernel::kMountNoSuid | kernel::kMountNoDevices | 8 /* no exec */);
    if (proc < 0) return errno;
    if (kernel::move_mount(proc, "/proc") != 0) return errno;
    ::close(context);
    ::close(proc);
    return 0;
}

int set_up(const BoxTemplate& origin, int control) {
    if (::getpid() != 1) return ECHILD;  // kill(-1) would reach further than the box
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NAME, "init");
    ::signal(SIGCHLD, SIG_IGN);  // orphans are reaped at once
    if (::setsid() < 0 && errno != EPERM) return errno;
    if (::setns(origin.network.get(), CLONE_NEWNET) != 0 || ::setns(origin.host_name.get(), CLONE_NEWUTS) != 0)
        return errno;
    if (::setns(origin.mounts.get(), CLONE_NEWNS) != 0 || ::unshare(CLONE_NEWNS) != 0) return errno;
    if (control > 3) ::close_range(3, static_cast<unsigned>(control) - 1, 0);
    ::close_range(static_cast<unsigned>(control) + 1, ~0u, 0);
    return cover_proc();
}

void kill_everything() {
    ::kill(-1, SIGKILL);
    // Every process left is our child by now or becomes it as its parent dies, so this ends when all are gone.
    while (::waitpid(-1, nullptr, 0) > 0 || errno == EINTR) continue;
}

}  // namespace

void run_init(const BoxTemplate& origin, int control) {
    const int error = set_up(origin, control);
    if (::send(control, &error, sizeof error, MSG_NOSIGNAL) != sizeof error || error != 0) ::_exit(1);
    char word = 0;
    while (::recv(control, &word, 1, 0) == 1) {
        if (word == kInitKill) kill_everything();
        if (::send(control, &kInitKilled, 1, MSG_NOSIGNAL) != 1) break;
    }
    ::_exit(0);
}

}  // namespace gradebox::sandbox
