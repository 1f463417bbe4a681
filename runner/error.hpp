// What a user or a file got wrong: what, where, and what to do about it.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gradebox::runner {

struct Error {
    std::string message;         // one sentence, with what to do; no trailing newline
    std::filesystem::path file;  // empty: not about a file
    std::uint32_t line{0};       // from 1; 0: unknown
    std::uint32_t column{0};     // from 1; 0: unknown
    bool operator==(const Error&) const = default;
};

using Errors = std::vector<Error>;

// "path/challenge.toml:3:5: message", as compilers print it.
std::string to_string(const Error& error);

// The order in which faults are shown: by file, then line, then column.
bool comes_before(const Error& left, const Error& right);

}  // namespace gradebox::runner
