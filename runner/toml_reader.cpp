#include "runner/toml_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "runner/suggestion.hpp"
#include "runner/units.hpp"

namespace gradebox::runner {
namespace {

const char* type_of(const toml::node& node) {
    switch (node.type()) {
        case toml::node_type::none:
            return "nothing";
        case toml::node_type::table:
            return "a table";
        case toml::node_type::array:
            return "an array";
        case toml::node_type::string:
            return "a string";
        case toml::node_type::integer:
            return "an integer";
        case toml::node_type::floating_point:
            return "a float";
        case toml::node_type::boolean:
            return "a boolean";
        case toml::node_type::date:
            return "a date";
        case toml::node_type::time:
            return "a time";
        case toml::node_type::date_time:
            return "a date-time";
    }
    return "something else";
}

}  // namespace

TomlTable::TomlTable(const toml::table& table, std::string name, std::filesystem::path file, Errors& faults)
    : table_{&table}, name_{std::move(name)}, file_{std::move(file)}, faults_{&faults} {}

const toml::node* TomlTable::find(const std::string& key) {
    if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
    return table_->get(key);
}

void TomlTable::add(const toml::source_region& place, const std::string& message) {
    faults_->push_back({message, file_, place.begin.line, place.begin.column});
}

std::string TomlTable::called(const std::string& key) const {
    return '"' + key + '"' + (name_.empty() ? "" : " in " + name_);
}

void TomlTable::wrong_type(const std::string& key, const toml::node& node, const char* wanted) {
    add(node.source(), called(key) + " must be " + wanted + ", not " + type_of(node));
}

std::optional<std::string> TomlTable::string(const std::string& key) {
    const toml::node* const node = find(key);
    if (node == nullptr) return std::nullopt;
    if (const auto* const text = node->as_string()) return text->get();
    wrong_type(key, *node, "a string");
    return std::nullopt;
}

std::optional<double> TomlTable::number(const std::string& key) {
    const toml::node* const node = find(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<double> value = node->is_number() ? node->value<double>() : std::nullopt;
    if (value && std::isfinite(*value)) return value;
    wrong_type(key, *node, "a finite number");
    return std::nullopt;
}

std::optional<std::uint32_t> TomlTable::count(const std::string& key) {
    const toml::node* const node = find(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_integer()) {
        wrong_type(key, *node, "a whole number");
        return std::nullopt;
    }
    const std::int64_t value = node->as_integer()->get();
    if (value >= 1 && value <= 1'000'000) return static_cast<std::uint32_t>(value);
    add(node->source(), called(key) + " must be from 1 to 1000000");
    return std::nullopt;
}

std::optional<sandbox::Microseconds> TomlTable::duration(const std::string& key) {
    const auto text = string(key);
    if (!text) return std::nullopt;
    const auto value = parse_duration(*text);
    if (value) return *value;
    fault_at(key, called(key) + ": " + value.error());
    return std::nullopt;
}

std::optional<sandbox::Bytes> TomlTable::bytes(const std::string& key) {
    const auto text = string(key);
    if (!text) return std::nullopt;
    const auto value = parse_bytes(*text);
    if (value) return *value;
    fault_at(key, called(key) + ": " + value.error());
    return std::nullopt;
}

std::vector<std::string> TomlTable::strings(const std::string& key) {
    std::vector<std::string> texts;
    const toml::node* const node = find(key);
    if (node == nullptr) return texts;
    if (!node->is_array()) {
        wrong_type(key, *node, "an array of strings");
        return texts;
    }
    for (const toml::node& item : *node->as_array()) {
        if (const auto* const text = item.as_string()) {
            texts.push_back(text->get());
        } else {
            wrong_type(key, item, "an array of strings");
        }
    }
    return texts;
}

std::optional<TomlTable> TomlTable::table(const std::string& key) {
    const toml::node* const node = find(key);
    if (node == nullptr) return std::nullopt;
    if (node->is_table()) return TomlTable{*node->as_table(), '[' + key + ']', file_, *faults_};
    wrong_type(key, *node, "a table");
    return std::nullopt;
}

std::vector<TomlTable> TomlTable::tables(const std::string& key) {
    std::vector<TomlTable> found;
    const toml::node* const node = find(key);
    if (node == nullptr) return found;
    if (!node->is_array()) {
        wrong_type(key, *node, ("written as [[" + key + "]]").c_str());
        return found;
    }
    for (const toml::node& item : *node->as_array()) {
        if (item.is_table()) {
            found.emplace_back(*item.as_table(), "[[" + key + "]]", file_, *faults_);
        } else {
            wrong_type(key, item, ("written as [[" + key + "]]").c_str());
        }
    }
    return found;
}

std::optional<std::size_t> TomlTable::word(const std::string& key, const std::vector<std::string>& words) {
    const auto text = string(key);
    if (!text) return std::nullopt;
    const auto place = std::find(words.begin(), words.end(), *text);
    if (place != words.end()) return static_cast<std::size_t>(place - words.begin());
    std::string all;
    for (const std::string& known : words) all += (all.empty() ? "" : ", ") + known;
    fault_at(key, called(key) + " can't be \"" + *text + "\", only one of " + all + did_you_mean(*text, words));
    return std::nullopt;
}

std::string TomlTable::required_string(const std::string& key) {
    if (!has(key)) {
        find(key);
        fault(called(key) + " is missing");
        return "";
    }
    const auto text = string(key);
    if (text && text->empty()) fault_at(key, called(key) + " is empty");
    return text.value_or("");
}

void TomlTable::fault(const std::string& message) {
    // The whole file has no place of its own; its first line stands for it.
    add(name_.empty() ? toml::source_region{{1, 1}, {1, 1}, nullptr} : table_->source(), message);
}

void TomlTable::fault_at(const std::string& key, const std::string& message) {
    const toml::node* const node = table_->get(key);
    node == nullptr ? fault(message) : add(node->source(), message);
}

void TomlTable::finish() {
    for (const auto& [key, node] : *table_) {
        const std::string name{key.str()};
        if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
        add(key.source(), "unknown key " + called(name) + did_you_mean(name, known_));
    }
}

std::optional<toml::table> parse_toml(std::string_view text, const std::filesystem::path& file, Errors& faults) {
    try {
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        const toml::source_position place = error.source().begin;
        faults.push_back({"not valid TOML: " + std::string{error.description()}, file, place.line, place.column});
        return std::nullopt;
    }
}

}  // namespace gradebox::runner
