#include <algorithm>
#include <filesystem>
#include <utility>

#include "runner/base64.hpp"
#include "runner/load_cases.hpp"
#include "runner/suggestion.hpp"

namespace gradebox::runner {
namespace {

namespace fs = std::filesystem;

std::optional<FileContent> data_file(const std::string& name, const JsonPlace& place, const Challenge& challenge) {
    const fs::path cases = challenge.folder / "cases";
    const fs::path path = cases / name;
    std::error_code error;
    if (!is_inner_path(name)) {
        place.fault("\"$data\" names \"" + name + "\", which is not a path under cases/");
    } else if (!fs::is_regular_file(path, error)) {
        place.fault("\"$data\" names \"" + name + "\", but there is no file cases/" + name);
    } else if (fs::canonical(path, error).lexically_relative(fs::canonical(cases, error)).string().starts_with("..")) {
        place.fault("\"$data\" names \"" + name + "\", a link that leaves cases/");
    } else {
        return DataFile{path};
    }
    return std::nullopt;
}

std::optional<FileContent> generated(const std::string& name, const JsonPlace& place, const Challenge& challenge) {
    std::vector<std::string> known;
    for (const Input& input : challenge.inputs) known.push_back(input.name);
    if (std::find(known.begin(), known.end(), name) != known.end()) return GeneratedInput{name};
    const std::string advice = known.empty() ? "; challenge.toml has no [[input]]" : did_you_mean(name, known);
    place.fault("\"$input\" names the unknown input \"" + name + '"' + advice);
    return std::nullopt;
}

std::optional<FileContent> tagged(const std::string& tag, const std::string& text, const JsonPlace& place,
                                  const Challenge& challenge) {
    if (tag == "$data") return data_file(text, place, challenge);
    if (tag == "$input") return generated(text, place, challenge);
    if (tag != "$bytes") {
        place.fault("a file has the unknown tag \"" + tag + "\"; known are $bytes, $data and $input");
        return std::nullopt;
    }
    auto bytes = decode_base64(text);
    if (bytes) return InlineContent{std::move(*bytes)};
    place.fault("\"$bytes\" takes a string of base64 with its padding");
    return std::nullopt;
}

}  // namespace

bool is_inner_path(std::string_view name) {
    if (name.empty() || name.size() > 255 || name.find('\0') != std::string_view::npos) return false;
    const fs::path path{name};
    if (path.is_absolute() || !path.has_filename()) return false;
    return std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".." || part == "."; });
}

std::optional<FileContent> read_file_content(harness::Value json, const std::string& what, const JsonPlace& place,
                                             const Challenge& challenge) {
    if (auto* const text = std::get_if<harness::Str>(&json.data)) return InlineContent{std::move(text->text)};
    auto* const dict = std::get_if<harness::Dict>(&json.data);
    if (dict != nullptr && dict->items.size() == 1) {
        const auto& [key, content] = dict->items.front();
        const auto* const text = std::get_if<harness::Str>(&content.data);
        if (text != nullptr) return tagged(std::get<harness::Str>(key.data).text, text->text, place, challenge);
    }
    place.fault(what + " must be a string or one of {\"$bytes\": ...}, {\"$data\": ...}, {\"$input\": ...}");
    return std::nullopt;
}

std::vector<CaseFile> read_case_files(JsonObject& object, const std::string& key, const Challenge& challenge) {
    std::vector<CaseFile> files;
    auto members = object.members(key);
    if (!members) return files;
    for (auto& [name, json] : *members) {
        if (!is_inner_path(name)) {
            object.fault('"' + key + "\" has \"" + name + "\", which is not a path under the working directory");
            continue;
        }
        auto content =
            read_file_content(std::move(json), "\"" + name + "\" in \"" + key + '"', object.place(), challenge);
        if (content) files.push_back({name, std::move(*content)});
    }
    return files;
}

}  // namespace gradebox::runner
