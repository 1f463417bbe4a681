#include <utility>

#include "runner/load_cases.hpp"

namespace gradebox::runner {
namespace {

bool holds_nul(std::string_view text) {
    return text.find('\0') != std::string_view::npos;
}

void read_environment(JsonObject& object, ScriptCase& script) {
    auto members = object.members("env");
    if (!members) return;
    for (auto& [name, value] : *members) {
        auto* const text = std::get_if<harness::Str>(&value.data);
        if (text == nullptr || holds_nul(text->text)) {
            object.fault("\"" + name + "\" in \"env\" must be a string without NUL");
        } else if (!is_identifier(name)) {
            object.fault("\"" + name + "\" in \"env\" is not the name of a variable: letters, digits and _");
        } else {
            script.environment.emplace_back(name, std::move(text->text));
        }
    }
}

}  // namespace

std::optional<ScriptCase> read_script(JsonObject& object, const Challenge& challenge, ExpectedFrom expected_from) {
    ScriptCase script;
    if (expected_from != ExpectedFrom::case_file)
        object.forbid({"stdout", "output_files"}, std::string{why_not_stated(expected_from)});
    object.forbid({"args", "kwargs", "init", "ops", "steps", "expect", "raises"}, "the entry's kind is \"script\"");
    script.argv = object.strings("argv").value_or(std::vector<std::string>{});
    for (const std::string& argument : script.argv) {
        if (holds_nul(argument)) object.fault("an item of \"argv\" holds a NUL character");
    }
    read_environment(object, script);
    if (auto json = object.value("stdin")) {
        auto content = read_file_content(std::move(*json), "\"stdin\"", object.place(), challenge);
        if (content) script.standard_input = std::move(*content);
    }
    if (auto json = object.value("stdout")) {
        script.standard_output = read_file_content(std::move(*json), "\"stdout\"", object.place(), challenge);
    }
    const bool judged = object.has("stdout") || object.has("exit_code") || object.has("output_files");
    script.exit_code = static_cast<int>(object.integer("exit_code", 0, 255).value_or(0));
    script.output_files = read_case_files(object, "output_files", challenge);
    if (!judged && expected_from == ExpectedFrom::case_file)
        object.fault("nothing is expected: give \"stdout\", \"exit_code\" or \"output_files\"");
    return script;
}

}  // namespace gradebox::runner
