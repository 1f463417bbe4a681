#include "runner/generated.hpp"

#include <algorithm>

#include "runner/case_content.hpp"
#include "runner/comparator.hpp"
#include "runner/holds_object.hpp"
#include "runner/inputs.hpp"
#include "runner/judge.hpp"
#include "runner/load_cases.hpp"
#include "runner/orders.hpp"
#include "runner/read_file.hpp"
#include "runner/reports/encoding.hpp"
#include "runner/worker.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr sandbox::Bytes kMostWritten{std::uint64_t{16} << 20};

bool is_checked(const Group& group) {
    return std::holds_alternative<CheckerComparator>(group.comparator);
}

// The group's cases as its generator writes them.
tl::expected<std::vector<Case>, Error> written_cases(const Challenge& challenge, const Group& group,
                                                     const WorkerOptions& options, int interrupt_fd) {
    const GeneratedCases& generated = *group.generated;
    Input input;
    input.name = group.name;
    input.generator = generated.generator;
    input.argv = {std::to_string(generated.seed), std::to_string(generated.count)};
    input.size = kMostWritten;
    input.limits = challenge.examiner_limits;
    const auto path = prepare_input(input, options, interrupt_fd);
    if (!path) return tl::unexpected(path.error());
    const auto text = read_file(*path);
    if (!text) return tl::unexpected(text.error());
    Errors faults;
    const auto from = is_checked(group) ? ExpectedFrom::checker : ExpectedFrom::reference;
    auto cases = parse_cases(*text, generated.generator,
                             {challenge, group.name, group.visibility, group.isolated, faults, from});
    if (!faults.empty()) {
        const Error& first = faults.front();
        const std::string place = first.line == 0 ? "" : "line " + std::to_string(first.line) + " of what it wrote: ";
        return tl::unexpected(Error{place + first.message, generated.generator});
    }
    if (cases.size() != generated.count)
        return tl::unexpected(Error{"it wrote " + std::to_string(cases.size()) + " cases where " +
                                        std::to_string(generated.count) + " were asked for",
                                    generated.generator});
    return cases;
}

// What the reference gave, as what is expected. Says what is wrong with it, if so.
std::string expect_answers(CallsCase& work, const Ran& ran) {
    auto outcomes = decode_outcomes(ran.outcomes, work.program.size());
    if (!outcomes) return outcomes.error().reason;
    for (std::size_t i = 0; i < outcomes->size(); ++i) {
        const bool makes_object = i == 0 && work.program.size() > 1;
        if (makes_object) continue;
        if (const auto* const raised = std::get_if<Raised>(&(*outcomes)[i])) {
            work.expectations[i] = ExpectedException{raised->type_name};
            continue;
        }
        auto& value = std::get<Value>((*outcomes)[i]);
        if (holds_object(value)) return "its answer is no plain value: " + repr(value, 200);
        work.expectations[i] = ExpectedValue{std::move(value)};
    }
    return {};
}

std::string expect_answer(Case& a_case, const Challenge& challenge, const Group& group, const InputPaths& inputs,
                          const Ran& ran) {
    // Nothing is expected yet, so what fails is a limit, a crash, or a file that cannot be loaded.
    const bool is_script = std::holds_alternative<ScriptCase>(a_case.work);
    if (is_script) std::get<ScriptCase>(a_case.work).exit_code = ran.report.exit_code;
    if (!is_script && ran.answered && std::holds_alternative<Loaded>(ran.progress) &&
        ran.report.cause == sandbox::ExitCause::replied)
        return expect_answers(std::get<CallsCase>(a_case.work), ran);
    const auto judgement = judge({challenge, group, a_case, inputs}, ran);
    if (judgement.verdict != Verdict::accepted) return judgement.message;
    std::get<ScriptCase>(a_case.work).standard_output = InlineContent{ran.standard_output};
    return {};
}

// Asks the reference about every case of the groups that need it.
class Reference {
public:
    Reference(const Challenge& challenge, const Solution& solution, const InputPaths& inputs,
              const WorkerOptions& options, int interrupt_fd)
        : challenge_{challenge},
          solution_{solution},
          inputs_{inputs},
          worker_{options},
          patience_{std::chrono::ceil<std::chrono::milliseconds>(longest_wall(challenge.limits)) + options.patience},
          interrupt_fd_{interrupt_fd} {}

    tl::expected<void, Error> open() {
        const auto submission = read_submission(challenge_, solution_.path, "");
        if (!submission) return fault(submission.error().message);
        if (const auto lost = wait_for_hello(worker_, interrupt_fd_)) return fault(lost->reason);
        const auto request = open_request(challenge_, *submission, challenge_.limits, 1);
        const auto opened = ask(worker_, request, patience_, interrupt_fd_);
        return opened ? tl::expected<void, Error>{} : fault(opened.error().reason);
    }

    tl::expected<void, Error> order(Case& a_case) {
        auto& scenario = std::get<ScenarioCase>(a_case.work);
        auto files = input_files(a_case, inputs_);
        if (!files) return fault(files.error());
        const auto reply = ask(worker_, orders_request(scenario, std::move(*files)), patience_, interrupt_fd_);
        if (!reply) return fault(reply.error().reason);
        const auto* const ran = std::get_if<Ran>(&*reply);
        if (ran == nullptr) return fault("the worker gave an answer of the wrong kind");
        const bool has_run = ran->answered && std::holds_alternative<Loaded>(ran->progress) &&
                             ran->report.cause == sandbox::ExitCause::replied;
        const std::string wrong =
            has_run ? take_orders(scenario, *ran) : judge({challenge_, Group{}, a_case, inputs_}, *ran).message;
        if (!wrong.empty()) return fault("of the scenario " + a_case.id + ": " + printable(wrong, true));
        return {};
    }

    tl::expected<void, Error> answer(const Group& group, Case& a_case) {
        const auto request = request_for(a_case, inputs_);
        if (!request) return fault(request.error());
        const auto reply = ask(worker_, *request, patience_, interrupt_fd_);
        if (!reply) return fault(reply.error().reason);
        const auto* const ran = std::get_if<Ran>(&*reply);
        if (ran == nullptr) return fault("the worker gave an answer of the wrong kind");
        const auto wrong = expect_answer(a_case, challenge_, group, inputs_, *ran);
        if (!wrong.empty()) return fault("of the generated case " + a_case.id + ": " + printable(wrong, true));
        return {};
    }

private:
    tl::unexpected<Error> fault(const std::string& reason) const {
        return tl::unexpected(Error{reason, solution_.path});
    }

    const Challenge& challenge_;
    const Solution& solution_;
    const InputPaths& inputs_;
    Worker worker_;
    std::chrono::milliseconds patience_;
    int interrupt_fd_;
};

tl::expected<void, Error> ask_reference(Challenge& challenge, const InputPaths& inputs, const WorkerOptions& options,
                                        int interrupt_fd) {
    const auto needs_it = [](const Group& group) { return group.generated && !is_checked(group); };
    if (std::none_of(challenge.groups.begin(), challenge.groups.end(), needs_it) && !challenge.has_scenarios())
        return {};
    const Solution* const solution = challenge.reference();
    if (solution == nullptr)
        return tl::unexpected(
            Error{"generated cases and scenarios need a reference, whose answers are what is expected",
                  challenge.folder / "solutions/accepted"});
    Reference reference{challenge, *solution, inputs, options, interrupt_fd};
    if (auto opened = reference.open(); !opened) return opened;
    for (Group& group : challenge.groups) {
        for (Case& a_case : group.cases)
            if (const auto* const scenario = std::get_if<ScenarioCase>(&a_case.work);
                scenario != nullptr && scenario->needs_orders())
                if (auto ordered = reference.order(a_case); !ordered) return ordered;
        if (!needs_it(group)) continue;
        for (Case& a_case : group.cases)
            if (auto answered = reference.answer(group, a_case); !answered) return answered;
    }
    return {};
}

}  // namespace

tl::expected<Challenge, Error> with_generated_cases(Challenge challenge, const InputPaths& inputs,
                                                    const WorkerOptions& options, int interrupt_fd) {
    for (Group& group : challenge.groups) {
        if (!group.generated) continue;
        auto cases = written_cases(challenge, group, options, interrupt_fd);
        if (!cases) return tl::unexpected(cases.error());
        group.cases = std::move(*cases);
    }
    try {
        if (auto asked = ask_reference(challenge, inputs, options, interrupt_fd); !asked)
            return tl::unexpected(asked.error());
    } catch (const std::system_error& error) {
        return tl::unexpected(Error{error.what(), challenge.folder});
    }
    return challenge;
}

}  // namespace gradebox::runner
