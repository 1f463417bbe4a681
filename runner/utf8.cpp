#include "runner/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace gradebox::runner {
namespace {

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

// General categories Cc, Cf, Cs, Co, Zl, Zp and Zs (but ' '), in order.
constexpr std::array kUnprintable{
    Range{0x0, 0x1f},        Range{0x7f, 0xa0},        Range{0xad, 0xad},       Range{0x600, 0x605},
    Range{0x61c, 0x61c},     Range{0x6dd, 0x6dd},      Range{0x70f, 0x70f},     Range{0x1680, 0x1680},
    Range{0x180e, 0x180e},   Range{0x2000, 0x200f},    Range{0x2028, 0x202f},   Range{0x205f, 0x206f},
    Range{0x3000, 0x3000},   Range{0xd800, 0xf8ff},    Range{0xfdd0, 0xfdef},   Range{0xfeff, 0xfeff},
    Range{0xfff0, 0xfffb},   Range{0xfffe, 0xffff},    Range{0x1bca0, 0x1bca3}, Range{0x1d173, 0x1d17a},
    Range{0xe0000, 0xe00ff}, Range{0xe01f0, 0x10ffff},
};

}  // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return {lead, 1, false};
    std::uint32_t value = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0U) != 0x80) return {lead, 1, false};
        value = value << 6 | (byte(at + i) & 0x3fU);
    }
    constexpr std::array<std::uint32_t, 5> kShortest{0, 0, 0x80, 0x800, 0x10000};
    if (value < kShortest[length] || value > 0x10ffff) return {lead, 1, false};
    return {value, length, true};
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = decode_utf8(text, at);
        if (!next.valid || (next.value >= 0xd800 && next.value <= 0xdfff)) return at;
        at += next.length;
    }
    return std::nullopt;
}

bool is_printable(std::uint32_t code_point) {
    const auto* const range = std::lower_bound(kUnprintable.begin(), kUnprintable.end(), code_point,
                                               [](const Range& r, std::uint32_t value) { return r.last < value; });
    return range == kUnprintable.end() || code_point < range->first;
}

std::string escaped(std::uint32_t code_point) {
    std::array<char, 16> text{};
    const char* const format = code_point <= 0xff ? "\\x%02x" : code_point <= 0xffff ? "\\u%04x" : "\\U%08x";
    std::snprintf(text.data(), text.size(), format, code_point);
    return text.data();
}

std::string safe_text(std::string_view bytes, std::size_t limit) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint next = decode_utf8(bytes, at);
        const bool kept = next.valid && (is_printable(next.value) || next.value == '\n' || next.value == '\t');
        const std::string shown = kept ? std::string{bytes.substr(at, next.length)} : escaped(next.value);
        if (text.size() + shown.size() > limit) return text + "…";
        text += shown;
        at += next.length;
    }
    return text;
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80; };
    while (limit > 0 && continues(limit)) --limit;
    return text.substr(0, limit);
}

}  // namespace gradebox::runner
