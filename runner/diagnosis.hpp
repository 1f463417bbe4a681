// What this machine gives a sandbox, what is lost where it does not, and how to get it.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/run_report.hpp"

namespace gradebox::runner {

// What decides how a protection is to be had. Read from files, asked of nobody.
struct HostFacts {
    bool root{false};
    bool container{false};
    std::string kernel;                                // its release, "6.1.0-9-amd64"
    std::string security_modules;                      // "lockdown,capability,landlock"; empty: not known
    std::optional<long> max_user_namespaces;           // sysctl user.max_user_namespaces
    std::optional<long> unprivileged_user_namespaces;  // sysctl kernel.unprivileged_userns_clone (Debian's)
    std::optional<long> apparmor_restriction;          // sysctl kernel.apparmor_restrict_unprivileged_userns (Ubuntu's)
};

// `root` is where the host's /proc, /sys and / are looked for.
HostFacts read_host_facts(const std::filesystem::path& root = "/");

struct Check {
    std::string protection;
    bool given{false};
    std::string detail;  // "v1", "ABI 7"; may be empty
    std::string lost;    // without it
    std::string remedy;  // what gives it; a line to type where there is one
};

// One check a protection, in the order in which a run meets them.
std::vector<Check> diagnose(const sandbox::Protections& active, const HostFacts& host);

}  // namespace gradebox::runner
