#include "runner/reports/report.hpp"

#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <cmath>

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

}  // namespace gradebox::runner
