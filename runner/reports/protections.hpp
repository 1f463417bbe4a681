// The protections of a run, in words and as JSON.
// Runs in: gradebox (trusted).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "runner/result.hpp"

namespace gradebox::runner {

// "tier full: namespaces user, pid; cgroup v1; seccomp", or that nothing ran.
std::string describe(const sandbox::Protections& protections);

// An object with every protection by name; tier and cgroup are "none" when nothing ran.
nlohmann::ordered_json protections_json(const sandbox::Protections& protections);

// "separate-processes", or "shared-process" where the author trusts solutions not to forge a grade.
std::string_view trust_of(const Result& result);

}  // namespace gradebox::runner
