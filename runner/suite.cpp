#include "runner/suite.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <regex>
#include <utility>

#include "runner/files_beneath.hpp"
#include "runner/judge.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/worker.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;
using harness::TestStatus;

constexpr std::chrono::minutes kLongestListing{10};

tl::expected<harness::Examined, std::string> examine(const Challenge& challenge, const Submission& reference,
                                                     const WorkerOptions& options, int interrupt_fd) {
    Worker worker{options};
    if (const auto lost = wait_for_hello(worker, interrupt_fd)) return tl::unexpected(lost->reason);
    const auto opened =
        ask(worker, open_request(challenge, reference, challenge.limits, 1), kLongestListing, interrupt_fd);
    if (!opened) return tl::unexpected(opened.error().reason);
    auto reply = ask(worker, harness::RunSuite{}, kLongestListing, interrupt_fd);
    if (!reply) return tl::unexpected(reply.error().reason);
    auto* const examined = std::get_if<harness::Examined>(&*reply);
    if (examined == nullptr) return tl::unexpected(std::string{"the worker gave an answer of the wrong kind"});
    return std::move(*examined);
}

// For pytest one that may fail (xfail), and need not, is as it should either way.
bool is_as_it_should(TestStatus status, bool with_pytest) {
    return status == TestStatus::passed || status == TestStatus::skipped || status == TestStatus::expected_failure ||
           (with_pytest && status == TestStatus::unexpected_success);
}

Judgement judge_test(const Challenge& challenge, const std::string& test, const harness::Ran& run) {
    Case a_case;
    a_case.work = SuiteCase{test, test, TestStatus::passed, std::nullopt};
    return judge({challenge, Group{}, a_case, InputPaths{}}, run);
}

// Why the reference did not get through its own tests; empty when it did.
std::string failure_of(const Challenge& challenge, const harness::Examined& examined) {
    if (const auto* const run = failed_loading(examined)) return judge_test(challenge, "", *run).message;
    if (!examined.trouble.empty()) return "the tests cannot be loaded: " + printable(examined.trouble, true);
    std::string failures;
    for (std::size_t i = 0; i < examined.runs.size(); ++i) {
        const auto& run = examined.runs[i];
        const std::string test = i < examined.tests.size() ? examined.tests[i] : "";
        if (const auto judged = judge_test(challenge, test, run);
            judged.ends_submission || run.report.cause != sandbox::ExitCause::replied)
            return failures + (test.empty() ? "" : "it does not survive the test " + printable(test) + ": ") +
                   judged.message;
        for (const auto& part : run.parts)
            if (!is_as_it_should(part.status, challenge.entry.with_pytest))
                failures += "it fails the test " + printable(part.name) + ": " + printable(part.message, true) + '\n';
    }
    if (!failures.empty()) return failures.substr(0, failures.size() - 1);
    if (examined.runs.size() < examined.tests.size()) return "it did not get through all of the tests";
    return examined.tests.empty() ? "there are no tests" : "";
}

Group* group_of(Challenge& challenge, const std::string& test) {
    for (Group& group : challenge.groups)
        for (const std::string& pattern : group.tests)
            if (::fnmatch(pattern.c_str(), test.c_str(), 0) == 0) return &group;
    return nullptr;
}

tl::expected<void, std::string> add_cases(Challenge& challenge, const harness::Examined& examined) {
    challenge.suite.is_compared = true;
    challenge.suite.compiled = examined.compiled;
    for (std::size_t i = 0; i < examined.tests.size(); ++i) {
        if (const auto& classes = examined.runs[i].compared; !classes.empty())
            challenge.suite.comparisons.emplace_back(examined.tests[i], classes);
        Group* const group = group_of(challenge, examined.tests[i]);
        if (group == nullptr)
            return tl::unexpected("the test " + printable(examined.tests[i]) + " belongs to no group");
        for (const auto& part : examined.runs[i].parts) {
            Case a_case;
            a_case.id = group->name + '/' + part.name;
            a_case.work = SuiteCase{examined.tests[i], part.name, part.status, std::nullopt};
            group->cases.push_back(std::move(a_case));
        }
    }
    for (const Group& group : challenge.groups)
        if (group.cases.empty()) return tl::unexpected("the group \"" + group.name + "\" has no tests");
    return {};
}

// The modules beside a solution, by which tests may import them; where a test has one of that name, that one.
std::vector<std::string> modules_of(const std::vector<harness::InputFile>& files, const harness::Suite& suite) {
    constexpr std::string_view kPackage = "/__init__.py";
    std::vector<std::string> modules;
    for (const auto& file : files) {
        const fs::path path{file.name};
        const auto is_named_alike = [&](const auto& of_test) {
            return top_module(of_test.name) == top_module(file.name);
        };
        if (path.extension() != ".py" || std::any_of(suite.files.begin(), suite.files.end(), is_named_alike)) continue;
        std::string name =
            file.name.ends_with(kPackage) ? path.parent_path().string() : fs::path{path}.replace_extension().string();
        std::replace(name.begin(), name.end(), '/', '.');
        modules.push_back(std::move(name));
    }
    return modules;
}

// What examines submissions: the files under cases/.
tl::expected<harness::Suite, Error> suite_of(const Challenge& challenge) {
    auto files = files_beneath(challenge.folder / "cases");
    if (!files) return tl::unexpected(files.error());
    return harness::Suite{challenge.entry.test,
                          challenge.entry.with_pytest,
                          std::move(*files),
                          challenge.examiner_limits,
                          {},
                          false,
                          challenge.entry.shares_process,
                          {},
                          {}};
}

}  // namespace

bool needs_pytest(std::string_view test_file) {
    const auto has = [test_file](const std::regex& signs) {
        return std::regex_search(test_file.begin(), test_file.end(), signs);
    };
    static const std::regex kImport{
        R"((^|[\n:;])[ \t]*(import +([\w.]+( +as +\w+)? *, *)*|from +)(pytest|hypothesis)\b)"};
    if (has(kImport)) return true;
    // What pytest does not ask for its tests.
    static const std::regex kLoader{R"((^|\n)def +load_tests *\()"};
    if (has(kLoader)) return false;
    // But for the names by which files of unittest's once had their tests collected and run, and for functions that
    // get something else than a fixture of pytest's own: tests call these.
    static const std::regex kFunction{R"((^|\n)(async +)?def +test_(?!(suite|main) *\()\w* *\(\s*)"
                                      R"((\)|(caplog|capsys|capfd|monkeypatch|recwarn|request|tmp_path|tmpdir)\b))"};
    // Classes of tests that are no TestCase, and functions that pytest takes for tests by the beginnings of their
    // names.
    static const std::regex kPlainTests{R"((^|\n)(class +Test\w* *(\( *(object)? *\))? *:|(async +)?def +test))"};
    return has(kFunction) || (test_file.find("TestCase") == std::string_view::npos && has(kPlainTests));
}

tl::expected<Challenge, Error> with_cases(Challenge challenge, const WorkerOptions& options, int interrupt_fd) {
    const auto fault = [&](const std::string& reason) {
        const Solution* const reference = challenge.reference();
        return tl::unexpected(
            Error{reason, reference == nullptr ? challenge.folder / "solutions/accepted" : reference->path});
    };
    const Solution* const reference = challenge.reference();
    if (reference == nullptr) return fault("a suite needs a reference, whose tests are its cases");
    auto suite = suite_of(challenge);
    if (!suite) return tl::unexpected(suite.error());
    challenge.suite = std::move(*suite);
    const auto solution = read_submission(challenge, reference->path, "");
    if (!solution) return fault(solution.error().message);
    challenge.suite.modules = modules_of(files_beside(challenge, *solution), challenge.suite);
    try {
        const auto examined = examine(challenge, *solution, options, interrupt_fd);
        if (!examined) return fault(examined.error());
        if (const auto failure = failure_of(challenge, *examined); !failure.empty()) return fault(failure);
        if (const auto added = add_cases(challenge, *examined); !added) return fault(added.error());
    } catch (const std::system_error& error) {
        return fault(error.what());
    }
    return challenge;
}

}  // namespace gradebox::runner
