// Typed access to a TOML table that turns every slip into a fault with file, line and column.
// Runs in: gradebox (trusted); the file is its author's, who makes mistakes.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runner/error.hpp"
#include "sandbox/limits.hpp"

namespace gradebox::runner {

// A table being read. Every key asked for counts as known; finish() faults the others. A getter gives nullopt when
// the key is absent, or when its value is wrong and has been faulted. The table and the faults must outlive it.
class TomlTable {
public:
    // `name` is how messages call the table: "[limits]"; empty for the whole file.
    TomlTable(const toml::table& table, std::string name, std::filesystem::path file, Errors& faults);

    bool has(std::string_view key) const { return table_->contains(key); }

    std::optional<std::string> string(const std::string& key);
    std::optional<double> number(const std::string& key);
    std::optional<std::uint32_t> count(const std::string& key);  // a whole number from 1
    std::optional<sandbox::Microseconds> duration(const std::string& key);
    std::optional<sandbox::Bytes> bytes(const std::string& key);
    std::vector<std::string> strings(const std::string& key);
    std::optional<TomlTable> table(const std::string& key);
    std::vector<TomlTable> tables(const std::string& key);  // an array of tables

    // One of `words`, by its place in them.
    std::optional<std::size_t> word(const std::string& key, const std::vector<std::string>& words);
    // Absent or empty is a fault.
    std::string required_string(const std::string& key);

    void fault(const std::string& message);                             // at the table
    void fault_at(const std::string& key, const std::string& message);  // at the key's value
    void finish();

private:
    const toml::node* find(const std::string& key);
    void wrong_type(const std::string& key, const toml::node& node, const char* wanted);
    void add(const toml::source_region& place, const std::string& message);
    std::string called(const std::string& key) const;

    const toml::table* table_;
    std::string name_;
    std::filesystem::path file_;
    Errors* faults_;
    std::vector<std::string> known_;
};

// Parses the text; a syntax error is a fault.
std::optional<toml::table> parse_toml(std::string_view text, const std::filesystem::path& file, Errors& faults);

}  // namespace gradebox::runner
