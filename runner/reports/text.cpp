#include <spdlog/fmt/fmt.h>

#include <algorithm>
#include <map>

#include "runner/reports/encoding.hpp"
#include "runner/reports/protections.hpp"
#include "runner/reports/report.hpp"
#include "runner/reports/table.hpp"

namespace gradebox::runner {

namespace {

std::string milliseconds(sandbox::Microseconds time) {
    return fmt::format("{:.1f}", static_cast<double>(time.count()) / 1000);
}

std::string memory(sandbox::Bytes bytes) {
    const std::uint64_t kib = count(bytes) >> 10;
    return kib < 10240 ? fmt::format("{} KiB", kib) : fmt::format("{} MiB", kib >> 10);
}

std::string out_of(double score, double max_score) {
    return format_score(score) + "/" + format_score(max_score);
}

std::string indented(std::string_view text, std::size_t width) {
    const std::string margin(width, ' ');
    std::string out = margin;
    for (const char c : printable(text, true)) {
        out += c;
        if (c == '\n') out += margin;
    }
    return out;
}

std::string case_table(const Result& result, bool colour) {
    Table table{colour};
    const auto heading = [](const char* text, bool right) { return Cell{text, Colour::bold, right}; };
    table.add({heading("case", false), heading("verdict", false), heading("score", true), heading("cpu ms", true),
               heading("wall ms", true), heading("memory", true)});
    for (const CaseResult& one : result.cases) {
        table.add({{printable(one.id)},
                   {std::string{to_string(one.verdict)}, colour_of(one.verdict)},
                   {out_of(one.score, one.max_score), Colour::none, true},
                   {milliseconds(one.cpu_time), Colour::none, true},
                   {milliseconds(one.wall_time), Colour::none, true},
                   {memory(one.peak_memory), Colour::none, true}});
    }
    return table.text();
}

std::string feedback_text(const Feedback& feedback, const std::string& message, bool colour) {
    std::string out;
    for (const auto& [title, text] : {std::pair{"input", &feedback.input},
                                      {"expected", &feedback.expected},
                                      {"actual", &feedback.actual},
                                      {"diff", &feedback.diff},
                                      {"stderr", &feedback.standard_error}}) {
        if (text->empty() || *text == message) continue;  // the message often is the difference
        std::string_view shown{*text};
        while (!shown.empty() && shown.back() == '\n') shown.remove_suffix(1);
        const bool one_line = shown.find('\n') == std::string_view::npos;
        out += "  " + paint(title, Colour::dim, colour) +
               (one_line ? ": " + printable(shown) : ":\n" + indented(shown, 4));
        out += '\n';
    }
    return out;
}

// What there is to say about the cases that earned less than everything.
std::string failures(const Result& result, bool colour) {
    std::string out;
    for (const CaseResult& one : result.cases) {
        if (one.verdict == Verdict::accepted || (one.message.empty() && !one.feedback)) continue;
        out += "\n" + paint(printable(one.id), Colour::bold, colour) + ": " +
               paint(to_string(one.verdict), colour_of(one.verdict), colour) + "\n";
        if (!one.message.empty()) out += indented(one.message, 2) + "\n";
        if (one.feedback) out += feedback_text(*one.feedback, one.message, colour);
    }
    return out;
}

constexpr std::string_view kShared =
    "trust: shared-process: the tests ran in the solution's own process, which could forge this grade";

class SingleText : public Report {
public:
    explicit SingleText(bool colour) : colour_{colour} {}

    std::string add(const Result& result) override {
        std::string out;
        if (!result.cases.empty()) out += case_table(result, colour_) + failures(result, colour_) + "\n";
        if (!result.message.empty()) out += printable(result.message, true) + "\n";
        out += paint(to_string(result.verdict), colour_of(result.verdict), colour_);
        out += fmt::format("  {}\n", out_of(result.score, result.max_score));
        if (result.shares_process) out += paint(kShared, Colour::red, colour_) + "\n";
        return out + paint("enforced: " + printable(describe(result.protections)), Colour::dim, colour_) + "\n";
    }

private:
    bool colour_;
};

// The first thing that is worth a place in a submission's line.
std::string remark(const Result& result) {
    if (!result.message.empty()) return result.message;
    const auto failed = std::find_if(result.cases.begin(), result.cases.end(),
                                     [](const CaseResult& one) { return one.verdict != Verdict::accepted; });
    return failed == result.cases.end() ? "" : "at " + failed->id;
}

class BatchText : public Report {
public:
    explicit BatchText(bool colour) : colour_{colour} {}

    std::string add(const Result& result) override {
        ++tally_[result.verdict];
        if (enforced_.empty() && !result.protections.tier.empty()) enforced_ = describe(result.protections);
        const std::string verdict = fmt::format("{:<{}}", to_string(result.verdict), kVerdictWidth);
        shares_process_ = shares_process_ || result.shares_process;
        const std::string note = remark(result);
        return fmt::format("{}  {:>9}  {}  {}{}\n", paint(verdict, colour_of(result.verdict), colour_),
                           out_of(result.score, result.max_score), printable(result.challenge),
                           printable(result.submission), note.empty() ? "" : "  (" + printable(note) + ")");
    }

    std::string finish() override {
        std::size_t total = 0;
        std::string parts;
        for (const auto& [verdict, times] : tally_) {
            total += times;
            parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", times, to_string(verdict));
        }
        std::string out = fmt::format("\n{} {}: {}\n", total, total == 1 ? "submission" : "submissions", parts);
        if (shares_process_) out += paint(kShared, Colour::red, colour_) + "\n";
        if (enforced_.empty()) return out;
        return out + paint("enforced: " + printable(enforced_), Colour::dim, colour_) + "\n";
    }

private:
    static constexpr int kVerdictWidth = 21;  // of the longest verdict

    bool colour_;
    std::map<Verdict, std::size_t> tally_;
    std::string enforced_;
    bool shares_process_{false};
};

}  // namespace

std::unique_ptr<Report> make_text_report(const ReportStyle& style) {
    if (style.batch) return std::make_unique<BatchText>(style.colour);
    return std::make_unique<SingleText>(style.colour);
}

}  // namespace gradebox::runner
