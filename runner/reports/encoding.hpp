// Makes strings that hold anything, such as a candidate's output or a file name, fit for a terminal or a format.
// Runs in: gradebox (trusted). The input is hostile in every byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gradebox::runner {

// A piece of text: one code point, or one byte that is not part of well-formed UTF-8 (then code_point is empty).
struct TextPiece {
    std::optional<char32_t> code_point;
    std::string_view bytes;
};

// Takes the next piece off the front of `text`, which must not be empty.
TextPiece take_piece(std::string_view& text);

// Every byte that is not well-formed UTF-8 becomes U+FFFD.
std::string valid_utf8(std::string_view text);

// For terminals: control characters, bidirectional overrides and ill-formed bytes become \x1b or \u202e. Tabs and
// newlines stay when `lines` is set and are escaped otherwise.
std::string printable(std::string_view text, bool lines = false);

// For XML 1.0, content and attributes alike: escaped, and characters that XML forbids become U+FFFD.
std::string xml_text(std::string_view text);

// How many code points; the width of the text in most terminals.
std::size_t display_width(std::string_view text);

}  // namespace gradebox::runner
