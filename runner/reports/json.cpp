#include <cmath>
#include <nlohmann/json.hpp>

#include "runner/reports/protections.hpp"
#include "runner/reports/report.hpp"

namespace gradebox::runner {

namespace {

using Json = nlohmann::ordered_json;

double milliseconds(sandbox::Microseconds time) {
    return static_cast<double>(time.count()) / 1000;
}

// Sums of shares such as 1/3 differ in their last bits; six decimals are the same on every machine.
double rounded(double score) {
    return std::round(score * 1e6) / 1e6;
}

Json nullable(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json feedback_json(const Feedback& feedback) {
    return {{"input", feedback.input},
            {"expected", feedback.expected},
            {"actual", feedback.actual},
            {"diff", feedback.diff},
            {"standard_error", feedback.standard_error}};
}

Json case_json(const CaseResult& one) {
    Json json{{"id", one.id},
              {"group", one.group},
              {"visibility", to_string(one.visibility)},
              {"verdict", to_string(one.verdict)},
              {"score", rounded(one.score)},
              {"max_score", rounded(one.max_score)},
              {"cpu_ms", milliseconds(one.cpu_time)},
              {"wall_ms", milliseconds(one.wall_time)},
              {"memory_kib", count(one.peak_memory) >> 10},
              {"message", one.message}};
    if (one.feedback) json["feedback"] = feedback_json(*one.feedback);
    return json;
}

Json result_json(const Result& result) {
    Json cases = Json::array();
    for (const CaseResult& one : result.cases) cases.push_back(case_json(one));
    return {
        {"schema", "gradebox.result/1"},
        {"challenge", result.challenge},
        {"submission", result.submission},
        {"verdict", to_string(result.verdict)},
        {"score", rounded(result.score)},
        {"max_score", rounded(result.max_score)},
        {"message", result.message},
        {"cases", std::move(cases)},
        {"protections", protections_json(result.protections)},
        {"trust", trust_of(result)},
        {"hashes", {{"challenge", result.challenge_hash}, {"submission", nullable(result.submission_hash)}}},
        {"tool", {{"name", "gradebox"}, {"version", GRADEBOX_VERSION}, {"python", nullable(result.python_version)}}}};
}

std::string dump(const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

class SingleJson : public Report {
public:
    std::string add(const Result& result) override { return dump(result_json(result), 2) + "\n"; }
};

class BatchJson : public Report {
public:
    std::string begin() override { return R"({"schema": "gradebox.batch/1", "results": [)"; }
    std::string add(const Result& result) override {
        const char* separator = first_ ? "\n" : ",\n";
        first_ = false;
        return separator + dump(result_json(result), -1);
    }
    std::string finish() override { return first_ ? "]}\n" : "\n]}\n"; }

private:
    bool first_{true};
};

class JsonLines : public Report {
public:
    std::string add(const Result& result) override { return dump(result_json(result), -1) + "\n"; }
};

}  // namespace

std::unique_ptr<Report> make_json_report(const ReportStyle& style) {
    if (style.batch) return std::make_unique<BatchJson>();
    return std::make_unique<SingleJson>();
}

std::unique_ptr<Report> make_jsonl_report() {
    return std::make_unique<JsonLines>();
}

}  // namespace gradebox::runner
