#include "runner/reports/protections.hpp"

#include <spdlog/fmt/fmt.h>

#include <nlohmann/json.hpp>
#include <utility>

namespace gradebox::runner {

std::string_view trust_of(const Result& result) {
    return result.shares_process ? "shared-process" : "separate-processes";
}

std::string describe(const sandbox::Protections& protections) {
    if (protections.tier.empty()) return "nothing ran";
    std::string namespaces;
    for (const auto& [name, active] : {std::pair{"user", protections.user_namespace},
                                       {"pid", protections.pid_namespace},
                                       {"mount", protections.mount_namespace},
                                       {"net", protections.net_namespace},
                                       {"ipc", protections.ipc_namespace},
                                       {"uts", protections.uts_namespace},
                                       {"cgroup", protections.cgroup_namespace}}) {
        if (active) namespaces += (namespaces.empty() ? "" : ", ") + std::string{name};
    }
    std::string text = "tier " + protections.tier;
    text += ": namespaces " + (namespaces.empty() ? "none" : namespaces);
    text += "; cgroup " + protections.cgroup;
    if (protections.rlimits) text += "; rlimits";
    if (protections.no_new_privileges) text += "; no new privileges";
    if (protections.capabilities_dropped) text += "; no capabilities";
    if (protections.landlock_abi > 0) text += fmt::format("; landlock {}", protections.landlock_abi);
    if (protections.seccomp) text += "; seccomp";
    return text;
}

nlohmann::ordered_json protections_json(const sandbox::Protections& protections) {
    return {{"tier", protections.tier.empty() ? "none" : protections.tier},
            {"user_namespace", protections.user_namespace},
            {"pid_namespace", protections.pid_namespace},
            {"mount_namespace", protections.mount_namespace},
            {"net_namespace", protections.net_namespace},
            {"ipc_namespace", protections.ipc_namespace},
            {"uts_namespace", protections.uts_namespace},
            {"cgroup_namespace", protections.cgroup_namespace},
            {"cgroup", protections.cgroup.empty() ? "none" : protections.cgroup},
            {"rlimits", protections.rlimits},
            {"no_new_privileges", protections.no_new_privileges},
            {"capabilities_dropped", protections.capabilities_dropped},
            {"landlock_abi", protections.landlock_abi},
            {"seccomp", protections.seccomp}};
}

}  // namespace gradebox::runner
