#include "sandbox/sandbox.hpp"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <string_view>

#include "sandbox/cgroup_files.hpp"
#include "sandbox/identity.hpp"
#include "sandbox/namespace.hpp"
#include "sandbox/system_calls.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

Protections protections_of(const Machine& machine, const CgroupParent& cgroups) {
    Protections active;
    const bool apart = machine.namespaces();
    active.user_namespace = active.pid_namespace = active.mount_namespace = apart;
    active.net_namespace = active.ipc_namespace = active.uts_namespace = active.cgroup_namespace = apart;
    active.cgroup = cgroups.kind();
    active.rlimits = active.no_new_privileges = active.capabilities_dropped = true;
    active.landlock_abi = machine.landlock_abi;
    active.seccomp = machine.seccomp;
    const bool full = machine.privileged && active.cgroup != "none" && active.landlock_abi > 0;
    active.tier = full ? "full" : apart ? "rootless" : "confined";
    return active;
}

// What the tier above the active one lacks.
std::string missing(const Machine& machine, const Protections& active) {
    if (!machine.namespaces()) return "no namespaces are to be had (" + machine.namespace_error + ")";
    if (!machine.privileged) return "this is an ordinary user";
    if (active.cgroup == "none") return "no control groups with memory and pids are to be had";
    return "the kernel has no Landlock";
}

void demand(const std::string& require, const Machine& machine, const Protections& active) {
    if (std::find(kTiers.begin(), kTiers.end(), require) == kTiers.end())
        throw std::runtime_error{"unknown tier '" + require + "'; it is one of full, rootless, confined"};
    if (!machine.seccomp)
        throw std::runtime_error{"the kernel has no seccomp filters (CONFIG_SECCOMP_FILTER), and no tier does without"};
    if (!machine.namespaces() && machine.landlock_abi == 0)
        throw std::runtime_error{
            missing(machine, active) +
            ", and the kernel has no Landlock: nothing would keep a solution from the host's files"};
    if (is_at_least(active.tier, require)) return;
    throw std::runtime_error{"the tier '" + require + "' is required, but " + missing(machine, active) + ": only '" +
                             active.tier + "' is possible here. To accept it: --require " + active.tier};
}

// Workers in other pid namespaces may share the control groups, so a pid alone would not do.
std::string unique_name() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    return kWorkerPrefix + std::to_string(::getpid()) + "-" + std::to_string(now);
}

std::vector<std::string> present(const std::array<std::string, 3>& folders) {
    std::vector<std::string> result;
    for (const auto& folder : folders)
        if (!folder.empty()) result.push_back(folder);
    return result;
}

}  // namespace

Sandbox::Sandbox(const SandboxOptions& options) : machine_{probe_machine()} {
    const auto name = unique_name();
    cgroups_ = find_cgroup_parent(name);
    protections_ = protections_of(machine_, *cgroups_);
    demand(options.require, machine_, protections_);
    candidate_id_outside_ = candidate_id_outside(machine_);
    leave_groups();
    if (machine_.namespaces()) {
        enter_worker_namespaces(machine_);
        template_ = make_box_template(options.readable);
    } else {
        scratch_.emplace(name);
    }
    zygote_ = std::make_unique<Zygote>(start_zygote(options));
}

ZygoteProgram Sandbox::zygote_program(const SandboxOptions& options) const {
    ZygoteProgram program;
    program.warm_up = options.warm_up;
    program.settle = options.settle;
    program.wake_up = options.wake_up;
    program.run = options.run;
    const bool shared = !machine_.namespaces();
    program.filter = compile(rules({.may_thread = false, .shares_host = shared}));
    program.threading_filter = compile(rules({.may_thread = true, .shares_host = shared}));
    if (!shared) {
        program.forking_filter = compile(rules({.may_fork = true}));
        program.user_namespace = make_candidate_namespace(candidate_id_outside_);
    }
    for (const auto& path : options.readable) program.readable.push_back(path.c_str());
    program.cgroup_folders = present(cgroups_->folders());
    if (scratch_) program.scratch = scratch_->path();
    return program;
}

uid_t Sandbox::candidate_id() const {
    return machine_.namespaces() ? kCandidateId : candidate_id_outside_;
}

std::unique_ptr<Box> Sandbox::open_box(const Limits& limits) const {
    if (!machine_.namespaces() && limits.processes > 1)
        throw_errno(
            "a solution of this challenge may start processes, and without namespaces (tier confined) they could "
            "not be ended together",
            ENOTSUP);
    return std::make_unique<Box>(template_);
}

bool Sandbox::holds_sockets() const {
    if (!template_.sockets) return false;
    const auto sockets = read_file(template_.sockets.get());
    return !sockets || std::count(sockets->begin(), sockets->end(), '\n') > 1;  // the first line is a heading
}

void Sandbox::renew_network() {
    UniqueFd sockets;
    template_.network = make_namespace(CLONE_NEWNET, "net", "making a network", [&sockets](pid_t holder) {
        sockets = open_sockets(holder);
        return sockets ? 0 : errno;
    });
    template_.sockets = std::move(sockets);
}

Workspace Sandbox::make_workspace(Bytes disk) {
    if (scratch_) return Workspace{scratch_->make_folder(candidate_id_outside_), candidate_id_outside_};
    return Workspace{disk, candidate_id_outside_};
}

}  // namespace gradebox::sandbox
