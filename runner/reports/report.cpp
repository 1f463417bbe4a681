#include "runner/reports/report.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace gradebox::runner {

std::optional<ReportFormat> parse_report_format(std::string_view word) {
    const auto* found = std::find(kReportFormats.begin(), kReportFormats.end(), word);
    if (found == kReportFormats.end()) return std::nullopt;
    return static_cast<ReportFormat>(found - kReportFormats.begin());
}

std::unique_ptr<Report> make_report(ReportFormat format, const ReportStyle& style) {
    switch (format) {
        case ReportFormat::text:
            return make_text_report(style);
        case ReportFormat::json:
            return make_json_report(style);
        case ReportFormat::jsonl:
            return make_jsonl_report();
        case ReportFormat::junit:
            return make_junit_report();
    }
    std::abort();
}

std::string format_score(double score) {
    return fmt::format("{:.12g}", std::round(score * 1000) / 1000);
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

}  // namespace gradebox::runner
