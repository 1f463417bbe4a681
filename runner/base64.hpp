// Base64 of RFC 4648, as case files carry bytes.
// Runs in: gradebox (trusted).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gradebox::runner {

// Strict: padded, and nothing but the alphabet.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace gradebox::runner
