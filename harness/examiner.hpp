// The examiner: a process of its own, in a box of its own, that runs the challenge author's tests against proxies of
// what is in the candidate's process. Here is what it and the worker say to each other.
// Runs in: both the worker and the examiner's process (trusted; the author's Python is trusted with grades).
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "harness/messages.hpp"
#include "sandbox/run.hpp"
#include "sandbox/zygote.hpp"

namespace gradebox::harness {

// What the examiner's zygote imports.
std::vector<std::string> examiner_packages(bool with_pytest);

// The first request in an examiner's mailbox. The requests after it are empty: to run the next test.
struct ExaminerOrder {
    std::string_view test;
    std::string_view module;  // what the tests import the solution as
    bool with_pytest{false};
    bool with_properties{false};  // the tests use Hypothesis
    bool shares_process{false};   // the solution runs here as well
    bool is_compared{false};      // as in BasicSuite
    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> comparisons;
    std::vector<std::string_view> modules;  // further ones of the solution
    std::vector<std::string_view> tests;
    std::vector<std::pair<std::string_view, std::string_view>> compiled;  // as in BasicSuite
};
std::string encode(const ExaminerOrder& order);

// What an examiner answers: to its order the names of the tests; to each request how the test ended.
struct ExaminerAnswer {
    bool is_trouble{false};
    std::string trouble;
    std::vector<std::string> tests;
    std::vector<std::pair<std::string, std::string>> compiled;  // with the tests: what was made, not given
    std::vector<TestPart> parts;
    std::vector<std::string> compared;
};
tl::expected<ExaminerAnswer, DecodeError> decode_examiner_answer(std::string_view bytes);

// Before the first fork: what every examiner's process has, and every process of a solution that is examined.
void prepare_examiner();
void prepare_examined();
// Runs tests, given as their source, of a module that the candidate's side has.
void rehearse_driver(const std::string& module, const std::string& tests);

// In the examiner's process: everything from its order on.
[[noreturn]] void run_examiner(const sandbox::Inherited& inherited);

}  // namespace gradebox::harness
