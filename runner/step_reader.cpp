#include "runner/step_reader.hpp"

#include "runner/suggestion.hpp"

namespace gradebox::runner {

using namespace harness;

namespace {

Value read_value(Value json, ValueUse use, const ValueScope& scope, const std::string& what, const JsonPlace& place) {
    auto value = value_from_json(std::move(json), use, scope);
    if (value) return std::move(*value);
    place.fault(what + ": " + value.error());
    return Value{};
}

bool is_xxh3(std::string_view text) {
    return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A dotted name: "ValueError" or "solution.MyError".
bool is_type_name(std::string_view text) {
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_identifier(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

}  // namespace

bool is_identifier(std::string_view name) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    if (name.empty() || !is_letter(name.front())) return false;
    for (const char c : name) {
        if (!is_letter(c) && (c < '0' || c > '9')) return false;
    }
    return true;
}

Value StepReader::read_argument(Value json, const std::string& what, const JsonPlace& place) {
    return read_value(std::move(json), ValueUse::argument, scope_, what, place);
}

Value StepReader::read_expected(Value json, const std::string& what, const JsonPlace& place) {
    return read_value(std::move(json), ValueUse::expected, scope_, what, place);
}

Arguments StepReader::read_arguments(Values json, const std::string& what, const JsonPlace& place) {
    for (Value& item : json) item = read_argument(std::move(item), what, place);
    return json;
}

Call StepReader::read_call(JsonObject& object, Target target, std::string name) {
    Call call{target, std::move(name), {}, {}};
    if (auto args = object.list("args")) call.args = read_arguments(std::move(*args), "\"args\"", object.place());
    auto kwargs = object.members("kwargs");
    if (!kwargs) return call;
    for (auto& [key, json] : *kwargs) {
        if (!is_identifier(key)) object.fault("\"kwargs\" has \"" + key + "\", which is not a Python name");
        call.kwargs.emplace_back(key, read_argument(std::move(json), "\"kwargs\"", object.place()));
    }
    return call;
}

Expectation StepReader::read_expectation(JsonObject& object) {
    auto json = object.value("expect");
    const auto raises = object.string("raises");
    if (json && raises) object.fault("\"expect\" and \"raises\" exclude each other");
    if (raises && !is_type_name(*raises)) object.fault("\"raises\" must be the name of an exception");
    if (raises) return ExpectedException{*raises};
    if (!json) return Anything{};
    return ExpectedValue{read_expected(std::move(*json), "\"expect\"", object.place())};
}

void StepReader::reserve(std::size_t steps) {
    work_.program.reserve(steps);
    work_.expectations.reserve(steps);
}

void StepReader::add(Step step, Expectation expectation) {
    work_.program.push_back(std::move(step));
    work_.expectations.push_back(std::move(expectation));
}

void StepReader::add_take(JsonObject& object, StepResult target) {
    const auto count = object.integer("take", 0, 100'000'000);
    if (!object.has("expect") && !object.has("raises")) object.fault("\"take\" needs \"expect\" or \"raises\"");
    Expectation expectation = read_expectation(object);
    const auto* const expected = std::get_if<ExpectedValue>(&expectation);
    const auto* const items = expected == nullptr ? nullptr : std::get_if<List>(&expected->value.data);
    if (expected != nullptr && items == nullptr) object.fault("\"expect\" of a \"take\" must be a list");
    if (items != nullptr && count && items->items.size() > static_cast<std::uint64_t>(*count)) {
        object.fault("\"expect\" has more items than \"take\" takes");
    }
    add(Take{target, static_cast<std::uint64_t>(count.value_or(0))}, std::move(expectation));
}

void StepReader::add_digest(JsonObject& object, StepResult target) {
    auto digest = object.object("digest");
    if (!digest) return;
    for (const char* const key : {"items", "xxh3"}) {
        if (!digest->has(key)) digest->fault('"' + std::string{key} + "\" is missing");
    }
    const auto items = digest->integer("items", 0, std::int64_t{1} << 53);
    auto xxh3 = digest->string("xxh3");
    if (xxh3 && !is_xxh3(*xxh3)) digest->fault("\"xxh3\" must be 16 hexadecimal digits in lower case");
    digest->finish();
    Dict expected;
    expected.items.push_back({Value{Str{"items"}}, Value{items.value_or(0)}});
    expected.items.push_back({Value{Str{"xxh3"}}, Value{Str{xxh3.value_or("")}}});
    add(Digest{target}, ExpectedValue{Value{std::move(expected)}});
}

}  // namespace gradebox::runner
