#include "runner/load_cases.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "runner/json_document.hpp"
#include "runner/load_growth.hpp"
#include "runner/read_file.hpp"
#include "runner/units.hpp"

namespace gradebox::runner {
namespace {

bool is_id(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), fits);
}

bool is_input(const FileContent& content) {
    return std::holds_alternative<GeneratedInput>(content);
}

bool uses_input(const Case& a_case) {
    const auto* const script = std::get_if<ScriptCase>(&a_case.work);
    return std::any_of(a_case.files.begin(), a_case.files.end(),
                       [](const CaseFile& f) { return is_input(f.content); }) ||
           (script != nullptr && is_input(script->standard_input));
}

std::optional<sandbox::Bytes> read_max_read(JsonObject& object) {
    const auto text = object.string("max_read");
    if (!text) return std::nullopt;
    const auto bytes = parse_bytes(*text);
    if (bytes) return *bytes;
    object.fault("\"max_read\": " + bytes.error());
    return std::nullopt;
}

// Reads the group's lines one after the other and remembers the ids.
class CasesReader {
public:
    CasesReader(std::filesystem::path file, const GroupContext& context) : file_{std::move(file)}, context_{context} {}

    void read_line(std::string_view text, std::uint32_t line) {
        auto json = parse_json(text);
        if (!json) {
            context_.faults.push_back({json.error().message, file_, line, json.error().column});
            return;
        }
        auto* const members = std::get_if<harness::Dict>(&json->data);
        if (members == nullptr) {
            context_.faults.push_back({"a case must be a JSON object: {\"id\": ..., ...}", file_, line, 0});
            return;
        }
        read_case({std::move(*members), {file_, line, "", &context_.faults}});
    }

    std::vector<Case> take() { return std::move(cases_); }

private:
    void read_case(JsonObject object) {
        Case a_case;
        a_case.id = context_.group + '/' + read_id(object);
        a_case.line = object.place().line;
        a_case.files = read_case_files(object, "files", context_.challenge);
        read_data(object, a_case);
        if (!read_work(object, a_case)) return;
        object.finish();
        a_case.fresh_process = context_.isolated || uses_input(a_case) ||
                               std::holds_alternative<ScenarioCase>(a_case.work) ||
                               std::holds_alternative<GrowthCase>(a_case.work);
        if (context_.visibility == Visibility::open) a_case.input_text = describe(a_case);
        cases_.push_back(std::move(a_case));
    }

    // What the author has to say to the checker about this case.
    void read_data(JsonObject& object, Case& a_case) {
        auto json = object.value("data");
        if (!json) return;
        if (context_.expected_from != ExpectedFrom::checker)
            return object.fault("\"data\" is for a group with a checker");
        ValueScope scope;
        scope.record_types = context_.challenge.entry.record_types;
        auto value = value_from_json(std::move(*json), ValueUse::argument, scope);
        if (!value) return object.fault("\"data\": " + value.error());
        a_case.data = std::move(*value);
    }

    bool read_work(JsonObject& object, Case& a_case) {
        const Challenge& challenge = context_.challenge;
        const auto max_read = read_max_read(object);
        const auto keep = [&](auto work) {
            if (!work) return false;
            work->max_read = max_read;
            a_case.work = std::move(*work);
            return true;
        };
        const bool grows = object.has("growth");
        if (grows && challenge.entry.kind != harness::EntryKind::calls)
            object.forbid({"growth"}, "the entry's kind is not \"calls\"");
        if (challenge.entry.kind == harness::EntryKind::script)
            return keep(read_script(object, challenge, context_.expected_from));
        if (grows && context_.expected_from != ExpectedFrom::case_file)
            object.fault("\"growth\" compares nothing: it needs a group without a checker or a generator");
        ValueScope scope;
        for (const CaseFile& file : a_case.files) scope.files.push_back(file.name);
        scope.record_types = challenge.entry.record_types;
        if (object.has("scenario")) {
            if (context_.expected_from != ExpectedFrom::case_file)
                object.fault("a scenario says what is expected: " +
                             std::string{why_not_stated(context_.expected_from)});
            return keep(read_scenario(object, challenge, std::move(scope)));
        }
        if (grows) return keep(read_growth(object, challenge, scope, a_case.files));
        if (!object.has("steps")) return keep(read_calls(object, challenge, std::move(scope), context_.expected_from));
        if (context_.expected_from != ExpectedFrom::case_file)
            object.fault("\"steps\" say what is expected: " + std::string{why_not_stated(context_.expected_from)});
        return keep(read_steps(object, challenge, std::move(scope)));
    }

    std::string read_id(JsonObject& object) {
        const bool given = object.has("id");
        std::string id = object.string("id").value_or("");
        if (!given) object.fault("\"id\" is missing");
        if (given && !is_id(id)) object.fault("\"id\" must be letters, digits, - and _, at most 100 of them");
        if (id.empty()) return "?";
        const auto [earlier, is_new] = lines_.emplace(id, object.place().line);
        if (!is_new) object.fault("the id \"" + id + "\" is taken by line " + std::to_string(earlier->second));
        return id;
    }

    std::filesystem::path file_;
    const GroupContext& context_;
    std::map<std::string, std::uint32_t> lines_;
    std::vector<Case> cases_;
};

}  // namespace

std::string_view why_not_stated(ExpectedFrom from) {
    return from == ExpectedFrom::checker ? "the group's checker decides, which takes \"data\""
                                         : "the group is generated, and the reference's answer is what is expected";
}

std::vector<Case> parse_cases(std::string_view text, const std::filesystem::path& file, const GroupContext& context) {
    CasesReader reader{file, context};
    std::uint32_t line = 0;
    bool any = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view content = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
        if (content.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        any = true;
        reader.read_line(content, line);
    }
    if (!any) context.faults.push_back({"the group \"" + context.group + "\" has no cases", file, 0, 0});
    return reader.take();
}

std::vector<Case> load_cases(const GroupContext& context) {
    const std::filesystem::path file = context.challenge.folder / "cases" / (context.group + ".jsonl");
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        context.faults.push_back(
            {"there is no such file; it must hold the cases of the group \"" + context.group + '"', file, 0, 0});
        return {};
    }
    const auto text = read_file(file);
    if (text) return parse_cases(*text, file, context);
    context.faults.push_back(text.error());
    return {};
}

}  // namespace gradebox::runner
