// The outcome of grading one submission: what reports are made of (schema gradebox.result/1).
// Runs in: gradebox (trusted).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "runner/challenge.hpp"
#include "runner/verdict.hpp"
#include "sandbox/run_report.hpp"

namespace gradebox::runner {

// What a candidate may see of a case; empty where the group's visibility forbids it.
struct Feedback {
    std::string input;
    std::string expected;
    std::string actual;
    std::string diff;
    std::string standard_error;  // with the traceback
};

struct CaseResult {
    std::string id;  // "group/name"
    std::string group;
    Visibility visibility{Visibility::hidden};
    Verdict verdict{Verdict::skipped};
    double score{0};
    double max_score{0};
    sandbox::Microseconds cpu_time{0};
    sandbox::Microseconds wall_time{0};
    sandbox::Bytes peak_memory{0};
    sandbox::Bytes output{0};  // the larger of standard output and standard error
    std::string message;       // fit for the group's visibility
    std::optional<Feedback> feedback;
};

struct Result {
    std::string challenge;
    std::string submission;  // as the user named it
    Verdict verdict{Verdict::skipped};
    double score{0};
    double max_score{0};
    std::string message;  // why there is no case at all, e.g. an unreadable file
    std::vector<CaseResult> cases;
    sandbox::Protections protections;
    bool shares_process{false};  // the tests ran where the solution did: it could forge the grade
    std::string challenge_hash;
    std::string submission_hash;  // empty when the file could not be read
    std::string python_version;
};

}  // namespace gradebox::runner
