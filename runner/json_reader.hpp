// Typed access to one JSON object of a case file that turns every slip into a fault with file and line.
// Runs in: gradebox (trusted); the file is its author's, who makes mistakes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "harness/value.hpp"
#include "runner/error.hpp"

namespace gradebox::runner {

// Where the object stands, and where its faults go.
struct JsonPlace {
    std::filesystem::path file;
    std::uint32_t line{0};
    std::string name;  // how messages call the object: "step 3"; may be empty
    Errors* faults{nullptr};

    void fault(const std::string& message) const;
};

using Members = std::vector<std::pair<std::string, harness::Value>>;

// Values are moved out, so each key can be read once. Every key asked for counts as known; finish() faults the others.
// A getter gives nullopt when the key is absent, or when its value is wrong and has been faulted.
class JsonObject {
public:
    JsonObject(harness::Dict members, JsonPlace place);

    bool has(std::string_view key) const;
    std::optional<harness::Value> value(const std::string& key);
    std::optional<std::string> string(const std::string& key);
    std::optional<bool> boolean(const std::string& key);
    std::optional<std::int64_t> integer(const std::string& key, std::int64_t least, std::int64_t most);
    std::optional<harness::Values> list(const std::string& key);
    std::optional<std::vector<std::string>> strings(const std::string& key);
    std::optional<Members> members(const std::string& key);
    std::optional<JsonObject> object(const std::string& key);

    void fault(const std::string& message) const { place_.fault(message); }
    const JsonPlace& place() const { return place_; }
    // Faults each of the keys that is there.
    void forbid(const std::vector<std::string>& keys, const std::string& why);
    void finish();

private:
    harness::Value* find(const std::string& key);
    void wrong_type(const std::string& key, const std::string& wanted) const;

    harness::Dict members_;
    JsonPlace place_;
    std::vector<std::string> known_;
    std::vector<std::string> forbidden_;  // there, and faulted
};

}  // namespace gradebox::runner
