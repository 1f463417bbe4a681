#include "runner/reports/encoding.hpp"

#include <optional>

#include "runner/utf8.hpp"

namespace gradebox::runner {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool xml_allows(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

// What stands for the character, if it can't stand for itself.
std::string_view xml_reference(char32_t c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&apos;";
        // As references they survive a parser's normalization of attributes and line ends.
        case '\t':
            return "&#9;";
        case '\n':
            return "&#10;";
        case '\r':
            return "&#13;";
        default:
            return {};
    }
}

// The next piece of `text`, which must not be empty; takes it off the front. A lone surrogate is not well-formed.
struct Piece {
    std::optional<char32_t> code_point;
    std::string_view bytes;
};

Piece take_piece(std::string_view& text) {
    const CodePoint next = decode_utf8(text, 0);
    Piece piece{std::nullopt, text.substr(0, next.length)};
    if (next.valid && (next.value < 0xD800 || next.value > 0xDFFF)) piece.code_point = next.value;
    text.remove_prefix(next.length);
    return piece;
}

}  // namespace

std::string printable(std::string_view text, bool lines) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Piece piece = take_piece(text);
        const bool layout = piece.bytes == "\n" || piece.bytes == "\t";
        if (layout && !lines) {
            out += piece.bytes == "\n" ? "\\n" : "\\t";
        } else if (layout || (piece.code_point && is_printable(*piece.code_point))) {
            out += piece.bytes;
        } else if (piece.code_point) {
            out += escaped(*piece.code_point);
        } else {
            for (const char byte : piece.bytes) out += escaped(static_cast<unsigned char>(byte));
        }
    }
    return out;
}

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Piece piece = take_piece(text);
        if (!piece.code_point || !xml_allows(*piece.code_point)) {
            out += kReplacement;
        } else {
            const std::string_view reference = xml_reference(*piece.code_point);
            out += reference.empty() ? piece.bytes : reference;
        }
    }
    return out;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (; !text.empty(); ++width) take_piece(text);
    return width;
}

}  // namespace gradebox::runner
