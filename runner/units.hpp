// Quantities with their unit in the text, such as "1.5s" and "64MiB".
// Runs in: gradebox (trusted).
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "sandbox/limits.hpp"

namespace gradebox::runner {

// Units ms, s, min. The error says what is wrong with the text and what would be right.
tl::expected<sandbox::Microseconds, std::string> parse_duration(std::string_view text);

// Units B, KiB, MiB, GiB.
tl::expected<sandbox::Bytes, std::string> parse_bytes(std::string_view text);

// "2 s", "250 ms".
std::string to_text(sandbox::Microseconds duration);
// "64 MiB", "1.5 KiB", "12 B".
std::string to_text(sandbox::Bytes bytes);

}  // namespace gradebox::runner
