// Turns results into the text of a report, piece by piece, without knowing where it goes.
// Runs in: gradebox (trusted).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runner/result.hpp"

namespace gradebox::runner {

enum class ReportFormat : std::uint8_t { text, json, jsonl, junit };
inline constexpr std::array<std::string_view, 4> kReportFormats{"text", "json", "jsonl", "junit"};

std::optional<ReportFormat> parse_report_format(std::string_view word);

struct ReportStyle {
    bool batch{false};   // many results: text gives each a line, json is a gradebox.batch/1
    bool colour{false};  // text only
};

// Each call gives the next piece of the report's text; put together they are the report. Results come in the
// order in which they are to be reported.
class Report {
public:
    virtual ~Report() = default;
    virtual std::string begin() { return {}; }
    virtual std::string add(const Result& result) = 0;
    virtual std::string finish() { return {}; }
};

std::unique_ptr<Report> make_report(ReportFormat format, const ReportStyle& style);

std::unique_ptr<Report> make_text_report(const ReportStyle& style);
std::unique_ptr<Report> make_json_report(const ReportStyle& style);
std::unique_ptr<Report> make_jsonl_report();
std::unique_ptr<Report> make_junit_report();

// A score as people write it: at most three decimals and no trailing zeros.
std::string format_score(double score);

}  // namespace gradebox::runner
