#include "runner/comparator.hpp"
#include "runner/load_cases.hpp"
#include "runner/tell_schedule.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

// One step in Python's notation; the limit bounds each value, so that a large argument costs little.
class Describer {
public:
    explicit Describer(std::size_t limit) : limit_{limit} {}

    std::string operator()(const Call& call) const {
        std::string text = owner(call.target) + call.name + '(';
        std::string separator;
        const auto add = [&](const std::string& argument) {
            if (text.size() > limit_) return;
            text += separator + argument;
            separator = ", ";
        };
        for (const Value& argument : call.args) add(shown(argument));
        for (const auto& [name, argument] : call.kwargs) add(name + '=' + shown(argument));
        return text + ')';
    }
    std::string operator()(const CallTogether& together) const {
        return (*this)(together.call) + " on " + std::to_string(together.threads) + " threads";
    }
    std::string operator()(const GetAttribute& get) const { return owner(get.target) + get.name; }
    std::string operator()(const SetAttribute& set) const {
        return owner(set.target) + set.name + " = " + shown(set.value);
    }
    std::string operator()(const Take& take) const {
        return "next " + std::to_string(take.count) + " items of " + result(take.target.step);
    }
    std::string operator()(const Digest& digest) const { return "all items of " + result(digest.target.step); }
    std::string operator()(const ImportGiven& given) const { return "import " + given.module; }
    std::string operator()(const Repeat& repeat) const {
        std::string text;
        for (const RepeatedCall& call : repeat.calls) text += (text.empty() ? "" : "; ") + (*this)(call);
        return text;
    }
    std::string operator()(const Again& again) const { return "again, " + std::to_string(again.times) + " times"; }
    std::string operator()(const RepeatedCall& call) const {
        std::string text = (call.step ? result(*call.step) + '.' : "") + call.name + '(';
        for (std::size_t i = 0; i < call.args.size(); ++i) {
            const auto* const made = std::get_if<Made>(&call.args[i]);
            text += (i == 0 ? "" : ", ") + (made == nullptr ? shown(std::get<Value>(call.args[i])) : shown(*made));
        }
        return text + ')';
    }

private:
    static std::string result(std::uint64_t step) { return 'r' + std::to_string(step + 1); }

    static std::string owner(const Target& target) {
        const auto* const step = std::get_if<StepResult>(&target);
        return step == nullptr ? "" : result(step->step) + '.';
    }

    static std::string shown(const Made& made) {
        switch (made.making) {
            case Making::size:
                return "n";
            case Making::round:
                return "i";
            case Making::new_index:
                return "n + i";
            case Making::scattered:
                return "some i < n";
            case Making::ascending_list:
                return "list(range(n))";
            case Making::descending_list:
                return "list(reversed(range(n)))";
            case Making::shuffled_list:
                return "the numbers below n, shuffled";
            case Making::equal_list:
                return "[0] * n";
            case Making::text:
                return "'" + made.text + "…', n characters";
        }
        return "";
    }

    std::string shown(const Value& value) const {
        const auto* const object = std::get_if<Object>(&value.data);
        return object == nullptr ? repr(value, limit_) : result(object->handle);
    }

    std::size_t limit_;
};

std::string cut(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    return std::string{utf8_prefix(text, limit)} + "…";
}

std::string described(const Program& program, std::size_t limit) {
    std::string text;
    for (std::size_t i = 0; i < program.size() && text.size() <= limit; ++i) {
        if (i > 0) text += '\n';
        if (program.size() > 1) text += 'r' + std::to_string(i + 1) + " = ";
        text += describe(program[i], limit);
    }
    return text;
}

std::string described(const ScenarioCase& scenario, std::size_t limit) {
    std::string text;
    const auto& program = scenario.steps.program;
    for (std::size_t i = 0; i < program.size() && text.size() <= limit; ++i)
        text += (i > 0 ? "\n" : "") + thread_of_step(scenario.sections, i) + 'r' + std::to_string(i + 1) + " = " +
                describe(program[i], limit);
    return text;
}

std::string described(const ScriptCase& script) {
    std::string text = "$ python3 solution.py";
    for (const std::string& argument : script.argv) text += ' ' + argument;
    const auto* const content = std::get_if<InlineContent>(&script.standard_input);
    if (content != nullptr && !content->bytes.empty()) text += '\n' + content->bytes;
    return text;
}

std::string described(const GrowthCase& growth, std::size_t limit) {
    const Describer describer{limit};
    std::string text = "n = " + std::to_string(growth.sizes.front()) + " to " + std::to_string(growth.sizes.back());
    if (growth.init) text += "\nr1 = " + describer(*growth.init);
    if (!growth.prepare.empty()) text += "\nn times: " + describer(Repeat{growth.prepare, 0, 0, false, false, false});
    return text + "\nmeasured: " + describer(Repeat{growth.operation, 0, 0, false, false, false});
}

// Files that are not written out in the case are only named: they may be large.
std::string described(const CaseFile& file, std::size_t limit) {
    const auto* const content = std::get_if<InlineContent>(&file.content);
    const std::string text = "\n--- " + file.name;
    return content == nullptr ? text : text + '\n' + content->bytes.substr(0, limit);
}

}  // namespace

std::string describe(const Step& step, std::size_t limit) {
    return cut(std::visit(Describer{limit}, step), limit);
}

std::string describe(const Case& a_case, std::size_t limit) {
    if (const auto* const suite = std::get_if<SuiteCase>(&a_case.work)) return safe_text(suite->part, limit);
    std::string text;
    if (const auto* const script = std::get_if<ScriptCase>(&a_case.work)) text = described(*script);
    if (const auto* const calls = std::get_if<CallsCase>(&a_case.work)) text = described(calls->program, limit);
    if (const auto* const scenario = std::get_if<ScenarioCase>(&a_case.work)) text = described(*scenario, limit);
    if (const auto* const growth = std::get_if<GrowthCase>(&a_case.work)) text = described(*growth, limit);
    for (const CaseFile& file : a_case.files) text += described(file, limit);
    return safe_text(text, limit);
}

}  // namespace gradebox::runner
