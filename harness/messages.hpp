// What gradebox asks of gradebox-worker and what it is told. Expected values never appear here.
// Used by: both programs. A frame is a 4-byte length, the version, the kind, and the fields.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "harness/answer.hpp"
#include "harness/program.hpp"
#include "harness/requests.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/run_report.hpp"

namespace gradebox::harness {

// The worker's first word.
struct Hello {
    std::string python_version;
    std::vector<std::string> packages;
    sandbox::Protections protections;
    bool operator==(const Hello&) const = default;
};
struct Opened {
    bool operator==(const Opened&) const = default;
};
struct Closed {
    bool operator==(const Closed&) const = default;
};
// The machinery failed; the box is gone. The host may try again.
struct Failed {
    std::string reason;
    bool operator==(const Failed&) const = default;
};

struct OutputFile {
    std::string name;
    bool present{false};
    std::string problem;  // why it was not taken: "not a regular file", "larger than the output limit"
    std::string content;
    bool operator==(const OutputFile&) const = default;
};

// How a test ended, as the examiner saw it. `error`: anything but a failed assertion.
enum class TestStatus : std::uint8_t { passed, failed, error, skipped, expected_failure, unexpected_success };
struct TestPart {
    std::string name;  // the test's own, or "test [i=3]" for a subTest
    TestStatus status{TestStatus::error};
    std::string message;  // "test_x.py:12: AssertionError: 2 != 3"
    bool operator==(const TestPart&) const = default;
};

struct Ran {
    sandbox::RunReport report;
    bool answered{false};  // whether the candidate's process said anything; if not, progress means nothing
    Progress progress;
    std::string outcomes;  // calls: for decode_outcomes
    std::string standard_output;
    std::string standard_error;
    std::vector<OutputFile> files;
    std::vector<TestPart> parts;        // suite: the test first, then its subTests; none: the examiner said nothing
    std::vector<std::string> compared;  // suite: see BasicSuite::comparisons
    bool operator==(const Ran&) const = default;
};

// Each test that was begun, in order. The last may be one that a process did not survive, or that passed a limit; those
// after it were not run. When the solution could not be loaded there is one Ran without a test.
struct Examined {
    std::vector<std::string> tests;  // that were to be run
    std::vector<Ran> runs;
    std::string trouble;                                        // why the test file could not be loaded
    std::vector<std::pair<std::string, std::string>> compiled;  // as in BasicSuite: what was made, not given
    bool operator==(const Examined&) const = default;
};

using Reply = std::variant<Hello, Opened, Closed, Failed, Ran, Examined>;

// A whole frame, with its length in front.
std::string encode(const Request& request);
std::string encode(const Reply& reply);
// Decoders take the frame without its length. The views point into the frame.
tl::expected<RequestView, DecodeError> decode_request(std::string_view frame);
tl::expected<Reply, DecodeError> decode_reply(std::string_view frame);

}  // namespace gradebox::harness
