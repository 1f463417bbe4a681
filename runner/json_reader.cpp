#include "runner/json_reader.hpp"

#include <algorithm>

#include "runner/suggestion.hpp"

namespace gradebox::runner {

using harness::Value;

namespace {

const std::string& key_of(const harness::DictItem& member) {
    return std::get<harness::Str>(member.key.data).text;
}

}  // namespace

void JsonPlace::fault(const std::string& message) const {
    faults->push_back({(name.empty() ? "" : name + ": ") + message, file, line, 0});
}

JsonObject::JsonObject(harness::Dict members, JsonPlace place)
    : members_{std::move(members)}, place_{std::move(place)} {}

bool JsonObject::has(std::string_view key) const {
    const auto& items = members_.items;
    return std::any_of(items.begin(), items.end(), [&](const auto& member) { return key_of(member) == key; });
}

Value* JsonObject::find(const std::string& key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
    for (auto& member : members_.items) {
        if (key_of(member) == key) return &member.value;
    }
    return nullptr;
}

void JsonObject::wrong_type(const std::string& key, const std::string& wanted) const {
    fault('"' + key + "\" must be " + wanted);
}

std::optional<Value> JsonObject::value(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    return std::move(*found);
}

std::optional<std::string> JsonObject::string(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    if (auto* const text = std::get_if<harness::Str>(&found->data)) return std::move(text->text);
    wrong_type(key, "a string");
    return std::nullopt;
}

std::optional<bool> JsonObject::boolean(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    if (const auto* const value = std::get_if<bool>(&found->data)) return *value;
    wrong_type(key, "true or false");
    return std::nullopt;
}

std::optional<std::int64_t> JsonObject::integer(const std::string& key, std::int64_t least, std::int64_t most) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    const auto* const value = std::get_if<std::int64_t>(&found->data);
    if (value != nullptr && *value >= least && *value <= most) return *value;
    wrong_type(key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::optional<harness::Values> JsonObject::list(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    if (auto* const list = std::get_if<harness::List>(&found->data)) return std::move(list->items);
    wrong_type(key, "a list");
    return std::nullopt;
}

std::optional<std::vector<std::string>> JsonObject::strings(const std::string& key) {
    auto items = list(key);
    if (!items) return std::nullopt;
    std::vector<std::string> texts;
    for (Value& item : *items) {
        auto* const text = std::get_if<harness::Str>(&item.data);
        if (text == nullptr) {
            wrong_type(key, "a list of strings");
            return std::nullopt;
        }
        texts.push_back(std::move(text->text));
    }
    return texts;
}

std::optional<Members> JsonObject::members(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    auto* const dict = std::get_if<harness::Dict>(&found->data);
    if (dict == nullptr) {
        wrong_type(key, "an object");
        return std::nullopt;
    }
    Members members;
    members.reserve(dict->items.size());
    for (auto& member : dict->items) members.emplace_back(key_of(member), std::move(member.value));
    return members;
}

std::optional<JsonObject> JsonObject::object(const std::string& key) {
    Value* const found = find(key);
    if (found == nullptr) return std::nullopt;
    JsonPlace inner = place_;
    inner.name += (inner.name.empty() ? "\"" : ", \"") + key + '"';
    if (auto* const dict = std::get_if<harness::Dict>(&found->data)) {
        return JsonObject{std::move(*dict), std::move(inner)};
    }
    wrong_type(key, "an object");
    return std::nullopt;
}

void JsonObject::forbid(const std::vector<std::string>& keys, const std::string& why) {
    for (const std::string& key : keys) {
        if (!has(key)) continue;
        forbidden_.push_back(key);
        fault('"' + key + "\" has no place here: " + why);
    }
}

void JsonObject::finish() {
    for (const auto& member : members_.items) {
        const std::string& key = key_of(member);
        if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
        if (std::find(forbidden_.begin(), forbidden_.end(), key) != forbidden_.end()) continue;
        fault("unknown key \"" + key + '"' + did_you_mean(key, known_));
    }
}

}  // namespace gradebox::runner
