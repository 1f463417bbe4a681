#include "runner/reports/table.hpp"

#include <algorithm>

#include "runner/reports/encoding.hpp"

namespace gradebox::runner {

namespace {

std::string_view escape_code(Colour colour) {
    switch (colour) {
        case Colour::none:
            return "";
        case Colour::bold:
            return "\x1b[1m";
        case Colour::dim:
            return "\x1b[2m";
        case Colour::red:
            return "\x1b[31m";
        case Colour::green:
            return "\x1b[32m";
        case Colour::yellow:
            return "\x1b[33m";
        case Colour::magenta:
            return "\x1b[35m";
    }
    return "";
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<Cell>>& rows) {
    std::vector<std::size_t> widths;
    for (const std::vector<Cell>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i].text));
    }
    return widths;
}

}  // namespace

std::string paint(std::string_view text, Colour which, bool colour) {
    if (!colour || which == Colour::none || text.empty()) return std::string{text};
    return std::string{escape_code(which)} + std::string{text} + "\x1b[0m";
}

Colour colour_of(Verdict verdict) {
    if (verdict == Verdict::accepted) return Colour::green;
    if (verdict == Verdict::skipped) return Colour::yellow;
    return verdict == Verdict::judge_error ? Colour::magenta : Colour::red;
}

std::string Table::text() const {
    const std::vector<std::size_t> widths = column_widths(rows_);
    std::string out;
    for (const std::vector<Cell>& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string padding(widths[i] - display_width(row[i].text), ' ');
            const bool last = i + 1 == row.size();
            out += (i == 0 ? "" : "  ");
            if (row[i].right) out += padding;
            out += paint(row[i].text, row[i].colour, colour_);
            if (!row[i].right && !last) out += padding;
        }
        out += '\n';
    }
    return out;
}

}  // namespace gradebox::runner
