#include "sandbox/sandbox.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include "sandbox/identity.hpp"
#include "sandbox/system_calls.hpp"

namespace gradebox::sandbox {
namespace {

using namespace std::string_view_literals;

// Weakest first.
constexpr std::array kTiers{"confined"sv, "rootless"sv, "full"sv};

std::size_t rank(std::string_view tier) {
    return static_cast<std::size_t>(std::find(kTiers.begin(), kTiers.end(), tier) - kTiers.begin());
}

Protections protections_of(const Machine& machine, const CgroupParent& cgroups) {
    Protections active;
    active.user_namespace = active.pid_namespace = active.mount_namespace = true;
    active.net_namespace = active.ipc_namespace = active.uts_namespace = active.cgroup_namespace = true;
    active.cgroup = cgroups.kind();
    active.rlimits = active.no_new_privileges = active.capabilities_dropped = true;
    active.landlock_abi = machine.landlock_abi;
    active.seccomp = machine.seccomp;
    const bool full = machine.privileged && active.cgroup != "none" && active.landlock_abi > 0;
    active.tier = full ? "full" : "rootless";
    return active;
}

std::string missing(const Machine& machine, const Protections& active) {
    if (!machine.privileged) return "this is an ordinary user";
    if (active.cgroup == "none") return "no control groups with memory and pids are to be had";
    return "the kernel has no Landlock";
}

void demand(const std::string& require, const Machine& machine, const Protections& active) {
    if (rank(require) == kTiers.size())
        throw std::runtime_error{"unknown tier '" + require + "'; it is one of full, rootless, confined"};
    if (rank(active.tier) >= rank(require)) return;
    throw std::runtime_error{"the tier '" + require + "' is required, but " + missing(machine, active) + ": only '" +
                             active.tier + "' is possible here. To accept it: --require " + active.tier};
}

// Workers in other pid namespaces may share the control groups, so a pid alone would not do.
std::string unique_name() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    return "gradebox-worker-" + std::to_string(::getpid()) + "-" + std::to_string(now);
}

std::vector<std::string> present(const std::array<std::string, 3>& folders) {
    std::vector<std::string> result;
    for (const auto& folder : folders)
        if (!folder.empty()) result.push_back(folder);
    return result;
}

}  // namespace

Sandbox::Sandbox(const SandboxOptions& options) : machine_{probe_machine()} {
    if (!machine_.obstacle.empty()) throw std::runtime_error{machine_.obstacle};
    cgroups_ = find_cgroup_parent(unique_name());
    protections_ = protections_of(machine_, *cgroups_);
    demand(options.require, machine_, protections_);
    candidate_id_ = candidate_id_outside(machine_);
    enter_worker_namespaces(machine_);
    candidate_namespace_ = make_candidate_namespace(candidate_id_);
    template_ = make_box_template(options.readable);
    zygote_ = std::make_unique<Zygote>(
        Zygote::start({options.warm_up, options.settle, options.wake_up, options.run, compile({.may_fork = false}),
                       compile({.may_fork = true}), present(cgroups_->folders())}));
}

}  // namespace gradebox::sandbox
