// The lines of a case file, for each kind of challenge.
#include <array>

#include "runner/case_content.hpp"
#include "runner/load_cases.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace gradebox::harness;
using namespace gradebox::runner;
using gradebox::fuzz::require;

namespace {

Challenge challenge_of(EntryKind kind, bool is_class) {
    Challenge challenge;
    challenge.folder = "/nonexistent";
    challenge.entry.kind = kind;
    challenge.entry.name = "entry";
    challenge.entry.is_class = is_class;
    challenge.entry.record_types = {"decimal.Decimal"};
    challenge.limits.threads = 8;
    challenge.search = Search{};
    challenge.inputs.push_back({"big.log", {}, {}, {}, {}});
    return challenge;
}

void require_sound(const Case& a_case) {
    if (const auto* const calls = std::get_if<CallsCase>(&a_case.work)) {
        require(!calls->program.empty(), "a case asks for something");
        require(calls->program.size() == calls->expectations.size(), "each step has its expectation");
        for (const SameObject& same : calls->same)
            require(std::max(same.left, same.right) < calls->program.size(), "what is the same was a step's result");
    }
    if (const auto* const scenario = std::get_if<ScenarioCase>(&a_case.work)) {
        std::size_t steps = scenario->sections.before;
        for (const auto of_thread : scenario->sections.threads) steps += of_thread;
        require(steps <= scenario->steps.program.size(), "sections are of the program");
        require(scenario->by_order.size() == scenario->steps.program.size(), "each step is compared or not");
    }
    for (const CaseFile& file : a_case.files) require(is_inner_path(file.name), "files stay in their folder");
    require(a_case.input_text.size() <= 4000 + std::string_view{"…"}.size(), "a case is described in few words");
    const auto request = request_for(a_case, {{"big.log", "/nonexistent/big.log"}});
    if (request) encode(*request);
}

}  // namespace

// Its size chooses the kind; line feeds at the end change nothing else.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::array challenges{challenge_of(EntryKind::script, false), challenge_of(EntryKind::calls, false),
                                       challenge_of(EntryKind::calls, true)};
    Errors faults;
    const GroupContext context{challenges[size % challenges.size()],   "group", Visibility::open, false, faults,
                               static_cast<ExpectedFrom>(size / 3 % 3)};
    const auto cases = parse_cases(gradebox::fuzz::text_of(data, size), "group.jsonl", context);
    require(!cases.empty() || !faults.empty(), "a file without cases is at fault");
    if (!faults.empty()) return 0;
    for (const Case& a_case : cases) require_sound(a_case);
    return 0;
}
