#include <utility>

#include "runner/load_cases.hpp"
#include "runner/step_reader.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

const std::vector<std::string> kFunctionKeys{"args", "kwargs", "raises", "take", "digest"};
const std::vector<std::string> kClassKeys{"init", "ops"};
const std::vector<std::string> kScriptKeys{"argv", "stdin", "env", "stdout", "exit_code", "output_files"};

// {"args": [...], "kwargs": {...}} for a checker; else with one of expect, raises, take + expect, take + raises,
// digest.
void read_function(JsonObject& object, const std::string& function, StepReader& reader, ExpectedFrom expected_from) {
    object.forbid(kClassKeys, "the entry is a function");
    if (expected_from != ExpectedFrom::case_file) {
        object.forbid({"expect", "raises", "take", "digest"}, std::string{why_not_stated(expected_from)});
        return reader.add(reader.read_call(object, Module{}, function), Anything{});
    }
    const bool takes = object.has("take");
    const bool digests = object.has("digest");
    if (takes && digests) object.fault("\"take\" and \"digest\" exclude each other");
    if (!object.has("expect") && !object.has("raises") && !digests) {
        object.fault("nothing is expected: give \"expect\", \"raises\" or \"digest\"");
    }
    Call call = reader.read_call(object, Module{}, function);
    if (digests) {
        object.forbid({"expect", "raises"}, "\"digest\" is what is expected");
        reader.add(std::move(call), Anything{});
        reader.add_digest(object, StepResult{0});
    } else if (takes) {
        reader.add(std::move(call), Anything{});
        reader.add_take(object, StepResult{0});
    } else {
        Expectation expectation = reader.read_expectation(object);
        reader.add(std::move(call), std::move(expectation));
    }
}

// {"init": [...], "ops": [[name, args...], ...], "expect": [...]}
void read_operations(JsonObject& object, const std::string& class_name, StepReader& reader,
                     ExpectedFrom expected_from) {
    object.forbid(kFunctionKeys, "the entry is a class, which takes \"init\", \"ops\" and \"expect\", or \"steps\"");
    Call init{Module{}, class_name, {}, {}};
    if (auto args = object.list("init"))
        init.args = reader.read_arguments(std::move(*args), "\"init\"", object.place());
    reader.add(std::move(init), Anything{});
    if (expected_from != ExpectedFrom::case_file) object.forbid({"expect"}, std::string{why_not_stated(expected_from)});
    for (const char* const key : {"ops", "expect"}) {
        if (!object.has(key) && !(expected_from != ExpectedFrom::case_file && key == std::string_view{"expect"}))
            object.fault('"' + std::string{key} + "\" is missing");
    }
    auto operations = object.list("ops");
    auto expected = object.list("expect");
    if (!operations || (!expected && expected_from == ExpectedFrom::case_file)) return;
    if (expected && operations->size() != expected->size()) {
        object.fault("\"ops\" has " + std::to_string(operations->size()) + " items, but \"expect\" has " +
                     std::to_string(expected->size()));
        return;
    }
    if (operations->empty()) object.fault("\"ops\" is empty");
    reader.reserve(operations->size() + 1);
    for (std::size_t i = 0; i < operations->size(); ++i) {
        auto call = read_operation(std::move((*operations)[i]), "\"ops\" item " + std::to_string(i), object, reader);
        Expectation expectation = Anything{};
        if (expected)
            expectation = ExpectedValue{reader.read_expected(std::move((*expected)[i]),
                                                             "\"expect\" item " + std::to_string(i), object.place())};
        if (call) reader.add(std::move(*call), std::move(expectation));
    }
}

}  // namespace

std::optional<Call> read_operation(Value json, const std::string& what, const JsonObject& object, StepReader& reader) {
    auto* const items = std::get_if<List>(&json.data);
    const bool named = items != nullptr && !items->items.empty();
    const auto* const method = named ? std::get_if<Str>(&items->items.front().data) : nullptr;
    if (method == nullptr || !is_identifier(method->text)) {
        object.fault(what + " must be a list that begins with the name of a method");
        return std::nullopt;
    }
    Call call{StepResult{0}, method->text, {}, {}};
    items->items.erase(items->items.begin());
    call.args = reader.read_arguments(std::move(items->items), what, object.place());
    return call;
}

std::optional<CallsCase> read_calls(JsonObject& object, const Challenge& challenge, ValueScope scope,
                                    ExpectedFrom expected_from) {
    object.forbid(kScriptKeys, "the entry's kind is \"calls\"");
    StepReader reader{challenge, std::move(scope)};
    if (challenge.entry.is_class) {
        read_operations(object, challenge.entry.name, reader, expected_from);
    } else {
        read_function(object, challenge.entry.name, reader, expected_from);
    }
    return reader.finish();
}

}  // namespace gradebox::runner
