#include <spdlog/fmt/fmt.h>

#include <algorithm>

#include "runner/reports/encoding.hpp"
#include "runner/reports/protections.hpp"
#include "runner/reports/report.hpp"

namespace gradebox::runner {

namespace {

double in_seconds(sandbox::Microseconds time) {
    return std::chrono::duration<double>{time}.count();
}

std::string attribute(std::string_view name, std::string_view value) {
    return fmt::format(" {}=\"{}\"", name, xml_text(value));
}

// The element that says why a test case is not a success: none for an accepted one.
std::string outcome(Verdict verdict, const std::string& message, const std::string& details) {
    if (verdict == Verdict::accepted) return {};
    if (verdict == Verdict::skipped) return "<skipped" + attribute("message", message) + "/>";
    const std::string_view element = verdict == Verdict::judge_error ? "error" : "failure";
    return fmt::format("<{}{}{}>{}</{}>", element, attribute("type", to_string(verdict)), attribute("message", message),
                       xml_text(details), element);
}

std::string details_of(const CaseResult& one) {
    if (!one.feedback) return {};
    std::string details;
    for (const auto& [title, text] : {std::pair{"input", &one.feedback->input},
                                      {"expected", &one.feedback->expected},
                                      {"actual", &one.feedback->actual},
                                      {"diff", &one.feedback->diff},
                                      {"stderr", &one.feedback->standard_error}}) {
        if (!text->empty()) details += fmt::format("{}:\n{}\n", title, *text);
    }
    return details;
}

std::string test_case(const std::string& challenge, const CaseResult& one) {
    return fmt::format("    <testcase{}{} time=\"{:.6f}\">{}</testcase>\n",
                       attribute("classname", challenge + "." + one.group), attribute("name", one.id),
                       in_seconds(one.wall_time), outcome(one.verdict, one.message, details_of(one)));
}

std::string properties(const Result& result) {
    std::string text = "    <properties>\n";
    for (const auto& [name, value] : {std::pair{"challenge", result.challenge},
                                      {"verdict", std::string{to_string(result.verdict)}},
                                      {"score", format_score(result.score)},
                                      {"max_score", format_score(result.max_score)},
                                      {"challenge_hash", result.challenge_hash},
                                      {"submission_hash", result.submission_hash},
                                      {"protections", describe(result.protections)},
                                      {"trust", std::string{trust_of(result)}}}) {
        text += fmt::format("      <property{}{}/>\n", attribute("name", name), attribute("value", value));
    }
    return text + "    </properties>\n";
}

// A submission without cases still is one test: a suite without tests would count as a success.
std::vector<CaseResult> cases_of(const Result& result) {
    if (!result.cases.empty()) return result.cases;
    CaseResult whole;
    whole.id = "submission";
    whole.group = "submission";
    whole.verdict = result.verdict;
    whole.message = result.message;
    return {whole};
}

std::string test_suite(const Result& result) {
    const std::vector<CaseResult> cases = cases_of(result);
    const auto is = [](auto... verdicts) {
        return [=](const CaseResult& one) { return ((one.verdict == verdicts) || ...); };
    };
    const auto errors = std::count_if(cases.begin(), cases.end(), is(Verdict::judge_error));
    const auto skipped = std::count_if(cases.begin(), cases.end(), is(Verdict::skipped));
    const auto accepted = std::count_if(cases.begin(), cases.end(), is(Verdict::accepted));
    const auto total = static_cast<std::ptrdiff_t>(cases.size());
    sandbox::Microseconds time{0};
    for (const CaseResult& one : cases) time += one.wall_time;

    std::string text =
        fmt::format("  <testsuite{} tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.6f}\">\n",
                    attribute("name", result.submission), total, total - errors - skipped - accepted, errors, skipped,
                    in_seconds(time));
    text += properties(result);
    for (const CaseResult& one : cases) text += test_case(result.challenge, one);
    return text + "  </testsuite>\n";
}

class JUnit : public Report {
public:
    std::string begin() override {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"gradebox\">\n";
    }
    std::string add(const Result& result) override { return test_suite(result); }
    std::string finish() override { return "</testsuites>\n"; }
};

}  // namespace

std::unique_ptr<Report> make_junit_report() {
    return std::make_unique<JUnit>();
}

}  // namespace gradebox::runner
