#include "runner/diagnosis.hpp"

#include <spdlog/fmt/fmt.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kLandlockScopes = 6;  // the ABI that keeps signals and abstract sockets in

std::optional<long> read_number(const fs::path& path) {
    std::ifstream file{path};
    long number = 0;
    if (!(file >> number)) return std::nullopt;
    return number;
}

std::string read_word(const fs::path& path) {
    std::ifstream file{path};
    std::string word;
    file >> word;
    return word;
}

std::string namespaces_remedy(const HostFacts& host) {
    if (host.container)
        return "docker run --privileged …    (tier full), or\n    docker run --security-opt seccomp=unconfined "
               "--security-opt apparmor=unconfined --security-opt systempaths=unconfined …    (tier rootless)";
    if (host.max_user_namespaces == 0) return "sysctl -w user.max_user_namespaces=15000, or run as root";
    if (host.unprivileged_user_namespaces == 0) return "sysctl -w kernel.unprivileged_userns_clone=1, or run as root";
    if (host.apparmor_restriction.value_or(0) > 0)
        return "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run as root";
    return host.root ? "root may not make them here: run outside of what restricts it" : "run as root";
}

std::string cgroup_remedy(const HostFacts& host) {
    if (host.container) return "docker run --privileged --cgroupns=private …";
    if (!host.root) return "systemd-run --user --scope -p Delegate=yes gradebox …, or run as root";
    return "boot with cgroup_enable=memory systemd.unified_cgroup_hierarchy=1, or mount the memory, pids and cpuacct "
           "controllers";
}

std::string landlock_remedy(const HostFacts& host) {
    if (!host.security_modules.empty() && host.security_modules.find("landlock") == std::string::npos)
        return "boot with lsm=landlock," + host.security_modules + " (Linux 5.13 or newer)";
    return "a kernel from 6.12 on, with CONFIG_SECURITY_LANDLOCK (this is " + host.kernel + ")";
}

struct Space {
    const char* name;
    bool sandbox::Protections::*given;
    const char* lost;
};
constexpr Space kSpaces[]{
    {"user namespace", &sandbox::Protections::user_namespace,
     "a solution runs as the user who started gradebox, or nobody if that is root"},
    {"pid namespace", &sandbox::Protections::pid_namespace,
     "challenges that allow more than one process are refused; `threads` above one is not counted"},
    {"mount namespace", &sandbox::Protections::mount_namespace,
     "a solution can ask for names and sizes of the host's files; `disk` is not limited; no /work, no /tmp"},
    {"net namespace", &sandbox::Protections::net_namespace,
     "a solution can make no socket at all, not even a local one"},
    {"ipc namespace", &sandbox::Protections::ipc_namespace, "System V and POSIX queues are kept away by seccomp alone"},
    {"uts namespace", &sandbox::Protections::uts_namespace, "a solution can read the host's name"},
    {"cgroup namespace", &sandbox::Protections::cgroup_namespace, "a solution can read the path of its control group"},
};

Check landlock_check(const sandbox::Protections& active, const HostFacts& host) {
    Check check{"Landlock", active.landlock_abi > 0, "", "the file system is kept by mounts alone", ""};
    if (check.given) check.detail = fmt::format("ABI {}", active.landlock_abi);
    if (check.given && active.landlock_abi < kLandlockScopes)
        check.detail += ", of 6: signals and abstract sockets are kept in by the other protections alone";
    if (!check.given) check.remedy = landlock_remedy(host);
    return check;
}

}  // namespace

HostFacts read_host_facts(const fs::path& root) {
    HostFacts host;
    host.root = ::geteuid() == 0;
    std::error_code ignored;
    for (const char* mark : {".dockerenv", "run/.containerenv"})
        host.container = host.container || fs::exists(root / mark, ignored);
    utsname names{};
    if (::uname(&names) == 0) host.kernel = names.release;
    host.security_modules = read_word(root / "sys/kernel/security/lsm");
    host.max_user_namespaces = read_number(root / "proc/sys/user/max_user_namespaces");
    host.unprivileged_user_namespaces = read_number(root / "proc/sys/kernel/unprivileged_userns_clone");
    host.apparmor_restriction = read_number(root / "proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    return host;
}

std::vector<Check> diagnose(const sandbox::Protections& active, const HostFacts& host) {
    std::vector<Check> checks;
    for (const auto& [name, given, lost] : kSpaces)
        checks.push_back({name, active.*given, "", lost, active.*given ? "" : namespaces_remedy(host)});
    const bool group = active.cgroup != "none" && !active.cgroup.empty();
    checks.push_back({"cgroup", group, group ? active.cgroup : "",
                      "passing the memory limit is a MemoryError (runtime_error), no peak is known, and the processor "
                      "time of child processes is not counted",
                      group ? "" : cgroup_remedy(host)});
    checks.push_back({"rlimits", active.rlimits, "", "nothing bounds open files and file sizes", ""});
    checks.push_back({"no new privileges", active.no_new_privileges, "", "set-user-id programs would work", ""});
    checks.push_back({"no capabilities", active.capabilities_dropped, "", "root's rights would stay", ""});
    checks.push_back(landlock_check(active, host));
    checks.push_back({"seccomp", active.seccomp, "", "all of the kernel could be called",
                      active.seccomp ? "" : "a kernel with CONFIG_SECCOMP_FILTER; no tier does without"});
    return checks;
}

}  // namespace gradebox::runner
