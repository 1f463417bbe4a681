#include "sandbox/confine.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>

#include "sandbox/identity.hpp"
#include "sandbox/landlock.hpp"
#include "sandbox/root.hpp"
#include "sandbox/system_calls.hpp"
#include "sandbox/workspace.hpp"

namespace gradebox::sandbox {
namespace {

bool shares_host(const Entry& entry) {
    return entry.init < 0;
}

// Of its own, so that a signal to the process group stays within the run.
int own_session(const Entry&) {
    return ::setsid() < 0 ? errno : 0;
}

int join_cgroup(const Entry& entry) {
    for (const int door : entry.cgroup_doors)
        if (::write(door, "0", 1) != 1) return errno;
    return 0;
}

// The pid namespace was joined by the parent: it takes effect on a fork.
int join_namespaces(const Entry& entry) {
    if (shares_host(entry)) return 0;
    constexpr int kOthers = CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS | CLONE_NEWCGROUP;
    if (::setns(entry.init, kOthers) != 0) return errno;
    return ::unshare(CLONE_NEWNS) != 0 ? errno : 0;
}

int enter_workspace(const Entry& entry) {
    if (shares_host(entry)) return enter_folder(entry.workspace);
    return attach_workspace(entry.workspace, entry.shown_trees, entry.shown_paths);
}

int connect_streams(const Entry& entry) {
    const std::array streams{entry.standard_input, entry.standard_output, entry.standard_error};
    for (int target = 0; target < 3; ++target)
        if (::dup2(streams[static_cast<std::size_t>(target)], target) < 0) return errno;
    if (entry.wake >= 0 && ::dup2(entry.wake, kWakeFd) < 0) return errno;
    return 0;
}

int become_candidate(const Entry& entry) {
    if (!shares_host(entry) && ::setns(entry.user_namespace, CLONE_NEWUSER) != 0) return errno;
    if (!shares_host(entry) || entry.id != ::geteuid()) {
        if (::setresgid(entry.id, entry.id, entry.id) != 0) return errno;
        if (::setresuid(entry.id, entry.id, entry.id) != 0) return errno;
    }
    ::close_range(3, kWakeFd - 1, 0);
    ::close_range(kWakeFd + (entry.wake >= 0 ? 1 : 0), ~0u, 0);
    return 0;
}

int set_limit(__rlimit_resource resource, std::uint64_t value) {
    const rlimit limit{value, value};
    return ::setrlimit(resource, &limit) != 0 ? errno : 0;
}

int set_rlimits(const Entry& entry) {
    const Limits& limits = entry.limits;
    // The worker's own meter stops a run at its limit; this is for a worker that was killed. A process that answers
    // has its time anew for each request.
    constexpr std::uint64_t kOfAllRequests = 3600;
    const auto one_request = static_cast<std::uint64_t>(limits.cpu_time.count() / 1'000'000 + 2);
    const auto cpu_seconds = entry.wake >= 0 ? std::max(kOfAllRequests, one_request) : one_request;
    int error = set_limit(RLIMIT_CPU, cpu_seconds);
    if (error == 0) error = set_limit(RLIMIT_FSIZE, count(limits.file_size));
    if (error == 0) error = set_limit(RLIMIT_NOFILE, limits.open_files);
    if (error == 0) error = set_limit(RLIMIT_CORE, 0);
    if (error == 0) error = set_limit(RLIMIT_MSGQUEUE, 0);
    if (error == 0) error = set_limit(RLIMIT_MEMLOCK, 64 << 10);
    // Counted in the candidate's user namespace alone (since Linux 5.14): where no cgroup counts tasks, this does.
    // Without one it would count all that the host's user runs.
    if (error == 0 && !shares_host(entry)) error = set_limit(RLIMIT_NPROC, limits.processes + limits.threads - 1);
    if (error == 0 && entry.data_limit != 0) error = set_limit(RLIMIT_DATA, entry.data_limit);
    if (error == 0 && entry.address_limit != 0) error = set_limit(RLIMIT_AS, entry.address_limit);
    return error;
}

int give_up_privileges(const Entry& entry) {
    // No pid 1 ends it with the others: it ends with the zygote. (Only now: a change of user would undo it.)
    if (shares_host(entry) && ::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const std::array<__user_cap_data_struct, 2> none{};
    if (::syscall(SYS_capset, &header, none.data()) != 0) return errno;
    if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) != 0) return errno;
    // A changed user makes a process undumpable, and so unable to read its own /proc, as honest programs do.
    if (::prctl(PR_SET_DUMPABLE, 1) != 0) return errno;
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ? errno : 0;
}

// The file behind it lies on the host, and a program may open it by this name.
constexpr const char* kStandardInput = "/proc/self/fd/0";

int apply_landlock(const Entry& entry) {
    constexpr std::array kBox{"/", kStandardInput};
    constexpr std::array kBoxFolders{kWorkFolder, kTemporaryFolder, kSharedMemoryFolder};
    if (!shares_host(entry))
        return restrict_with_landlock(entry.landlock_abi, {kBox, kBoxFolders, entry.limits.processes > 1});
    constexpr std::array kOthers{kStandardInput, "/proc/self",  "/dev/null",   "/dev/zero",
                                 "/dev/full",    "/dev/random", "/dev/urandom"};
    constexpr std::array kWorkspace{"."};
    std::array<const char*, 128> readable{};
    auto end = std::copy(kOthers.begin(), kOthers.end(), readable.begin());
    for (const auto& paths : {entry.readable, entry.shown_paths}) {
        if (paths.size() > static_cast<std::size_t>(readable.end() - end)) return E2BIG;
        end = std::copy(paths.begin(), paths.end(), end);
    }
    return restrict_with_landlock(entry.landlock_abi, {std::span{readable.begin(), end}, kWorkspace, false});
}

std::int64_t nanoseconds(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

int apply_seccomp(const Entry& entry) {
    if (shares_host(entry))
        if (const int error = install(self_only(::getpid()))) return error;
    return install(entry.filter);
}

struct NamedStep {
    Step step;
    int (*run)(const Entry&);
};
constexpr std::array kSteps{
    NamedStep{Step::session, own_session},
    NamedStep{Step::cgroup, join_cgroup},
    NamedStep{Step::namespaces, join_namespaces},
    NamedStep{Step::workspace, enter_workspace},
    NamedStep{Step::standard_streams, connect_streams},
    NamedStep{Step::user, become_candidate},
    NamedStep{Step::rlimits, set_rlimits},
    NamedStep{Step::privileges, give_up_privileges},
    NamedStep{Step::landlock, apply_landlock},
    NamedStep{Step::seccomp, apply_seccomp},
};

}  // namespace

const char* to_string(Step step) {
    constexpr std::array kNames{"starting",
                                "making a session",
                                "joining the cgroup",
                                "joining the namespaces",
                                "mounting the workspace",
                                "connecting the standard streams",
                                "becoming the candidate's user",
                                "setting the rlimits",
                                "giving up privileges",
                                "Landlock",
                                "seccomp",
                                "ready"};
    return kNames[std::min<std::size_t>(static_cast<std::size_t>(step), kNames.size() - 1)];
}

void confine(const Entry& entry, SetUp& set_up) noexcept {
    for (const auto& [step, run] : kSteps) {
        set_up.step = step;
        if (const int error = run(entry)) {
            set_up.error = error;
            ::_exit(1);
        }
    }
    set_up.cpu_nanoseconds = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
    set_up.wall_nanoseconds = nanoseconds(CLOCK_MONOTONIC);
    set_up.step = Step::ready;
    ::munmap(&set_up, sizeof set_up);
}

}  // namespace gradebox::sandbox
