#include "tests/support/probe.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace gradebox::tests {
namespace {

namespace fs = std::filesystem;
using harness::Ran;

// proc(5), /proc/PID/stat: "pid (name) state ppid …"; a name may hold anything.
pid_t parent_of(const fs::path& folder) {
    std::ifstream file{folder / "stat"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto after_name = text.rfind(')');
    if (after_name == std::string::npos || text.size() < after_name + 4) return -1;
    const char state = text[after_name + 2];
    return state == 'Z' || state == 'X' ? -1 : std::atoi(text.c_str() + after_name + 4);
}

void add_descendants(const std::multimap<pid_t, pid_t>& children, pid_t root, std::vector<pid_t>& found) {
    const auto [first, last] = children.equal_range(root);
    for (auto child = first; child != last; ++child) {
        found.push_back(child->second);
        add_descendants(children, child->second, found);
    }
}

std::string describe(const harness::Progress& progress) {
    if (const auto* fault = std::get_if<harness::NotCompiled>(&progress)) return "not compiled: " + fault->message;
    if (const auto* fault = std::get_if<harness::NoEntry>(&progress)) return "no entry: " + fault->message;
    if (const auto* fault = std::get_if<harness::Raised>(&progress))
        return "raised " + fault->type_name + ": " + fault->message + "\n" + fault->traceback;
    return "loaded";
}

}  // namespace

bool everything_is_required() {
    const char* value = std::getenv("GRADEBOX_REQUIRE_ALL");
    return value != nullptr && std::string{value} == "1";
}

WorkerClient& shared_worker() {
    static WorkerClient client;
    return client;
}

bool has_control_groups() {
    return shared_worker().hello().protections.cgroup != "none";
}

Ran run_script(std::string source, const sandbox::Limits& limits, harness::RunScript request) {
    shared_worker().open_script(std::move(source), limits);
    return shared_worker().run(std::move(request));
}

std::vector<harness::Outcome> run_calls(std::string entry, std::string source, const harness::Program& program,
                                        const sandbox::Limits& limits) {
    shared_worker().open_calls(std::move(entry), std::move(source), limits);
    const auto ran = shared_worker().run(harness::RunCalls{false, harness::encode(program), {}});
    const auto outcomes = harness::decode_outcomes(ran.outcomes, program.size());
    INFO(describe(ran));
    REQUIRE(outcomes.has_value());
    return *outcomes;
}

harness::Value call(std::string entry, std::string source, harness::Arguments arguments,
                    const sandbox::Limits& limits) {
    const harness::Program program{harness::Call{harness::Module{}, entry, std::move(arguments), {}}};
    const auto outcomes = run_calls(std::move(entry), std::move(source), program, limits);
    if (const auto* raised = std::get_if<harness::Raised>(&outcomes[0]))
        FAIL(raised->type_name, ": ", raised->message, "\n", raised->traceback);
    return std::get<harness::Value>(outcomes[0]);
}

std::vector<pid_t> descendants(pid_t root) {
    std::multimap<pid_t, pid_t> children;
    for (const auto& entry : fs::directory_iterator{"/proc"}) {
        const pid_t pid = std::atoi(entry.path().filename().c_str());
        if (pid > 0) children.emplace(parent_of(entry.path()), pid);
    }
    std::vector<pid_t> found;
    add_descendants(children, root, found);
    return found;
}

std::string process_name(pid_t pid) {
    std::ifstream file{"/proc/" + std::to_string(pid) + "/comm"};
    std::string name;
    std::getline(file, name);
    return name;
}

std::string describe(const Ran& ran) {
    return std::string{sandbox::word_for(ran.report.cause)} + ", exit code " + std::to_string(ran.report.exit_code) +
           ", signal " + std::to_string(ran.report.signal) + ", " + ran.report.detail + "\n" + describe(ran.progress) +
           "\n" + ran.standard_output.substr(0, 2000) + "\n" + ran.standard_error.substr(0, 4000);
}

}  // namespace gradebox::tests

namespace gradebox::sandbox {

const char* word_for(ExitCause cause) {
    constexpr std::array kWords{"replied", "exited", "signalled",      "cpu_time", "wall_time",
                                "memory",  "output", "forbidden_call", "machinery"};
    return kWords[static_cast<std::size_t>(cause)];
}

}  // namespace gradebox::sandbox
