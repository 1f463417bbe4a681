#include "runner/reports/encoding.hpp"

#include <spdlog/fmt/fmt.h>

namespace gradebox::runner {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// What the first byte of a well-formed sequence says (Unicode standard, table 3-7).
struct Lead {
    std::size_t length{0};  // 0: can't begin a sequence
    char32_t bits{0};
    unsigned char second_least{0x80};
    unsigned char second_most{0xBF};
};

Lead read_lead(unsigned char byte) {
    if (byte < 0x80) return {1, byte};
    if (byte < 0xC2 || byte > 0xF4) return {};
    if (byte < 0xE0) return {2, byte & 0x1FU};
    if (byte == 0xE0) return {3, 0, 0xA0, 0xBF};
    if (byte == 0xED) return {3, 0x0D, 0x80, 0x9F};
    if (byte < 0xF0) return {3, byte & 0x0FU};
    if (byte == 0xF0) return {4, 0, 0x90, 0xBF};
    if (byte == 0xF4) return {4, 4, 0x80, 0x8F};
    return {4, byte & 0x07U};
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

bool reorders_text(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool xml_allows(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

std::string escape_for_terminal(const TextPiece& piece) {
    if (!piece.code_point) return fmt::format("\\x{:02x}", static_cast<unsigned char>(piece.bytes[0]));
    const auto c = static_cast<std::uint32_t>(*piece.code_point);
    if (c == '\n') return "\\n";
    if (c == '\t') return "\\t";
    return c < 0x100 ? fmt::format("\\x{:02x}", c) : fmt::format("\\u{:04x}", c);
}

}  // namespace

TextPiece take_piece(std::string_view& text) {
    const auto byte_at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const Lead lead = read_lead(byte_at(0));
    bool sound = lead.length != 0 && lead.length <= text.size();
    char32_t code_point = lead.bits;
    for (std::size_t i = 1; sound && i < lead.length; ++i) {
        const unsigned char byte = byte_at(i);
        sound = i == 1 ? byte >= lead.second_least && byte <= lead.second_most : (byte & 0xC0U) == 0x80;
        code_point = (code_point << 6) | (byte & 0x3FU);
    }
    TextPiece piece{std::nullopt, text.substr(0, sound ? lead.length : 1)};
    if (sound) piece.code_point = code_point;
    text.remove_prefix(piece.bytes.size());
    return piece;
}

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const TextPiece piece = take_piece(text);
        out += piece.code_point ? piece.bytes : kReplacement;
    }
    return out;
}

std::string printable(std::string_view text, bool lines) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const TextPiece piece = take_piece(text);
        const bool layout = piece.code_point && (*piece.code_point == '\n' || *piece.code_point == '\t');
        const bool harmless = piece.code_point && !is_control(*piece.code_point) && !reorders_text(*piece.code_point);
        if (harmless || (layout && lines)) {
            out += piece.bytes;
        } else {
            out += escape_for_terminal(piece);
        }
    }
    return out;
}

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const TextPiece piece = take_piece(text);
        if (!piece.code_point || !xml_allows(*piece.code_point)) {
            out += kReplacement;
            continue;
        }
        switch (*piece.code_point) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&apos;";
                break;
            // As references they survive a parser's normalization of attributes and line ends.
            case '\t':
                out += "&#9;";
                break;
            case '\n':
                out += "&#10;";
                break;
            case '\r':
                out += "&#13;";
                break;
            default:
                out += piece.bytes;
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
