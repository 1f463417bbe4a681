#include "sandbox/identity.hpp"

#include <grp.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <string>

#include "sandbox/cgroup_files.hpp"
#include "sandbox/namespace.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

// Nobody's id: above what adduser gives and what /etc/subuid usually hands out.
constexpr uid_t kUnusedId = 0x6fff0000;

void write_map(const std::string& path, const std::string& text) {
    if (const int error = write_file(path, text)) throw_errno("writing " + path, error);
}

std::string line(uid_t inside, uid_t outside) {
    return std::to_string(inside) + " " + std::to_string(outside) + " 1";
}

}  // namespace

uid_t candidate_id_outside(const Machine& machine) {
    if (machine.user_namespaces && !machine.privileged) return 0;  // the worker's root, who is the invoking user
    if (!machine.namespaces() && !machine.may_change_user) return ::geteuid();
    // In a container only part of the ids may be there.
    const auto map = read_file("/proc/self/uid_map").value_or("");
    return map.find("4294967295") != std::string::npos ? kUnusedId : 65534;
}

void leave_groups() {
    if (::geteuid() == 0) ::setgroups(0, nullptr);
}

void enter_worker_namespaces(const Machine& machine) {
    const uid_t uid = ::geteuid();
    const gid_t gid = ::getegid();
    check(::unshare(machine.privileged ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS), "unshare");
    if (!machine.privileged) {
        write_map("/proc/self/setgroups", "deny");
        write_map("/proc/self/uid_map", line(0, uid));
        write_map("/proc/self/gid_map", line(0, gid));
    }
    check(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "making mounts private");
}

UniqueFd make_candidate_namespace(uid_t id_outside) {
    return make_namespace(CLONE_NEWUSER, "user", "mapping the candidate's user", [id_outside](pid_t holder) {
        const auto proc = "/proc/" + std::to_string(holder);
        int error = write_file(proc + "/setgroups", "deny");
        if (error == 0) error = write_file(proc + "/uid_map", line(kCandidateId, id_outside));
        if (error == 0) error = write_file(proc + "/gid_map", line(kCandidateId, id_outside));
        return error;
    });
}

}  // namespace gradebox::sandbox
