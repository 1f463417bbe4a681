#include "sandbox/namespace.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>

#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {

UniqueFd open_namespace(pid_t pid, const char* kind) {
    return UniqueFd{::open(("/proc/" + std::to_string(pid) + "/ns/" + kind).c_str(), O_RDONLY | O_CLOEXEC)};
}

UniqueFd make_namespace(std::uint64_t flag, const char* kind, const char* step,
                        const std::function<int(pid_t)>& prepare) {
    int pidfd = -1;
    const pid_t holder = check(kernel::clone3(flag, &pidfd), step);
    if (holder == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        for (;;) ::pause();
    }
    const UniqueFd owned{pidfd};
    UniqueFd space;
    int error = prepare ? prepare(holder) : 0;
    if (error == 0) {
        space = open_namespace(holder, kind);
        if (!space) error = errno;
    }
    kernel::pidfd_send_signal(pidfd, SIGKILL);
    while (::waitpid(holder, nullptr, 0) < 0 && errno == EINTR) continue;
    if (error != 0) throw_errno(step, error);
    return space;
}

}  // namespace gradebox::sandbox
