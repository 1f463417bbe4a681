// UTF-8 in hostile bytes: where it breaks, and how to show it safely.
// Runs in: gradebox (trusted); what it reads is hostile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gradebox::runner {

// One code point, or one byte that begins none (valid is false, length 1).
struct CodePoint {
    std::uint32_t value{0};
    std::size_t length{1};
    bool valid{false};
};

// At `at`, which must be inside the text. Surrogates decode as valid, as Python's "surrogatepass" writes them.
CodePoint decode_utf8(std::string_view text, std::size_t at);

// Offset of the first byte that is not strict UTF-8 (surrogates are not); nullopt when all of it is.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// What Python's str.isprintable says, near enough: control, format, private and unassigned ranges and every space
// but ' ' are not printable.
bool is_printable(std::uint32_t code_point);

// \x1b, \u200b or \U000e0001.
std::string escaped(std::uint32_t code_point);

// Valid UTF-8 without terminal control: newlines and tabs stay, other unprintable code points are escaped, as are
// bytes that are not UTF-8. Cut at `limit` bytes with "…".
std::string safe_text(std::string_view bytes, std::size_t limit);

// The longest prefix of at most `limit` bytes that does not cut a code point.
std::string_view utf8_prefix(std::string_view text, std::size_t limit);

}  // namespace gradebox::runner
