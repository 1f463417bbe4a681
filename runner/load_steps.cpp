#include <algorithm>
#include <utility>

#include "runner/step_reader.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {

using namespace harness;

namespace {

const std::vector<std::string> kActions{"call", "get", "set", "take", "digest", "same", "import"};
constexpr std::int64_t kMaxThreads = 256;

}  // namespace

std::optional<std::uint64_t> StepReader::find_step(const std::string& name, const JsonObject& object) const {
    const auto step = scope_.steps.find(name);
    if (step != scope_.steps.end()) return step->second;
    std::vector<std::string> known;
    for (const auto& [earlier, index] : scope_.steps) known.push_back(earlier);
    object.fault("no earlier step has \"as\": \"" + name + '"' + did_you_mean(name, known));
    return std::nullopt;
}

// nullopt: "on" is wrong and has been faulted.
std::optional<Target> StepReader::read_target(JsonObject& object) {
    if (!object.has("on")) return Module{};
    const auto name = object.string("on");
    const auto step = name ? find_step(*name, object) : std::nullopt;
    if (!step) return std::nullopt;
    return StepResult{*step};
}

void StepReader::read_step(JsonObject object) {
    std::vector<std::string> present;
    for (const std::string& action : kActions) {
        if (object.has(action)) present.push_back(action);
    }
    if (present.size() != 1) {
        object.fault(
            "a step must have exactly one of \"call\", \"get\", \"set\", \"take\", \"digest\", \"same\" and "
            "\"import\"");
        return;
    }
    read_action(present.front(), object);
    object.finish();
}

void StepReader::read_action(const std::string& action, JsonObject& object) {
    if (action == "same") return read_same(object);
    if (action == "import") {
        read_import(object);
        return name_step(object);
    }
    const auto target = read_target(object);
    const auto* const result = target ? std::get_if<StepResult>(&*target) : nullptr;
    const StepResult of = result == nullptr ? StepResult{0} : *result;
    if (action == "call") {
        read_call_step(object, target.value_or(Target{}));
    } else if (action == "take" || action == "digest") {
        if (target && result == nullptr) object.fault('"' + action + "\" needs \"on\": the name of an earlier step");
        action == "take" ? add_take(object, of) : add_digest(object, of);
    } else {
        read_attribute(object, action, target.value_or(Target{}));
    }
    name_step(object);
}

void StepReader::read_same(JsonObject& object) {
    const auto names = object.strings("same");
    const bool given = object.has("expect");
    const auto expected = object.boolean("expect");
    if (!given) object.fault("\"same\" needs \"expect\": true or false");
    if (!names) return;
    if (names->size() != 2) return object.fault("\"same\" takes the names of two earlier steps");
    const auto left = find_step((*names)[0], object);
    const auto right = find_step((*names)[1], object);
    if (left && right) work_.same.push_back({*left, *right, expected.value_or(true)});
}

void StepReader::read_call_step(JsonObject& object, const Target& target) {
    const std::string name = object.string("call").value_or("");
    if (!is_identifier(name)) object.fault("\"call\" must be a Python name");
    Call call = read_call(object, target, name);
    if (object.has("threads")) return read_threads(object, std::move(call));
    object.forbid({"distinct"}, "it needs \"threads\"");
    Expectation expectation = read_expectation(object);
    add(std::move(call), std::move(expectation));
}

void StepReader::read_threads(JsonObject& object, Call call) {
    const auto threads = static_cast<std::uint32_t>(object.integer("threads", 2, kMaxThreads).value_or(2));
    if (threads > challenge_.limits.threads) {
        object.fault("\"threads\" is " + std::to_string(threads) +
                     ", but [limits] allows threads = " + std::to_string(challenge_.limits.threads));
    }
    const auto distinct = object.integer("distinct", 1, threads);
    Expectation expectation = read_expectation(object);
    if (distinct && !std::holds_alternative<Anything>(expectation)) {
        object.fault("\"distinct\" excludes \"expect\" and \"raises\"");
    }
    const auto* const expected = std::get_if<ExpectedValue>(&expectation);
    const auto* const results = expected == nullptr ? nullptr : std::get_if<List>(&expected->value.data);
    if (results != nullptr && results->items.size() != threads) {
        object.fault("\"expect\" must have one result for each of the " + std::to_string(threads) + " threads");
    }
    if (distinct) expectation = ExpectedDistinct{static_cast<std::size_t>(*distinct)};
    add(CallTogether{threads, std::move(call)}, std::move(expectation));
}

void StepReader::read_attribute(JsonObject& object, const std::string& action, const Target& target) {
    const std::string name = object.string(action).value_or("");
    if (!is_identifier(name)) object.fault('"' + action + "\" must be a Python name");
    if (action == "get") {
        Expectation expectation = read_expectation(object);
        return add(GetAttribute{target, name}, std::move(expectation));
    }
    object.forbid({"expect"}, "\"set\" gives nothing");
    if (!object.has("value")) object.fault("\"value\" is missing");
    Value value = read_argument(object.value("value").value_or(Value{}), "\"value\"", object.place());
    Expectation expectation = read_expectation(object);
    add(SetAttribute{target, name, std::move(value)}, std::move(expectation));
}

// Of given/ alone: what else there is the solution may import itself.
void StepReader::read_import(JsonObject& object) {
    const std::string name = object.string("import").value_or("");
    std::vector<std::string> modules;
    for (const auto& file : challenge_.given)
        if (file.name.ends_with(".py")) modules.push_back(file.name.substr(0, file.name.size() - 3));
    if (std::find(modules.begin(), modules.end(), name) == modules.end())
        object.fault("there is no module \"" + name + "\" under given/" + did_you_mean(name, modules));
    object.forbid({"on", "args", "kwargs", "expect", "raises"}, "\"import\" gives a module");
    add(ImportGiven{name}, Anything{});
}

void StepReader::name_step(JsonObject& object) {
    const auto name = object.string("as");
    if (!name || work_.program.empty()) return;
    if (!is_identifier(*name)) object.fault("\"as\" must be letters, digits and _");
    const bool is_new = scope_.steps.emplace(*name, work_.program.size() - 1).second;
    if (!is_new) object.fault("the name \"" + *name + "\" is taken by an earlier step");
}

std::optional<CallsCase> read_steps(JsonObject& object, const Challenge& challenge, ValueScope scope) {
    object.forbid({"args", "kwargs", "init", "ops", "expect", "raises", "take", "digest"},
                  "the case has \"steps\", each with its own");
    StepReader reader{challenge, std::move(scope)};
    auto steps = object.list("steps");
    if (!steps) return std::nullopt;
    if (steps->empty()) object.fault("\"steps\" is empty");
    for (std::size_t i = 0; i < steps->size(); ++i) {
        JsonPlace place = object.place();
        place.name = "step " + std::to_string(i + 1);
        auto* const members = std::get_if<Dict>(&(*steps)[i].data);
        if (members == nullptr) {
            place.fault("must be an object");
        } else {
            reader.read_step({std::move(*members), std::move(place)});
        }
    }
    return reader.finish();
}

}  // namespace gradebox::runner
