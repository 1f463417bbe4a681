// Plain-text tables and colours for people at a terminal.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "runner/verdict.hpp"

namespace gradebox::runner {

enum class Colour : std::uint8_t { none, bold, dim, red, green, yellow, magenta };

// The text in that colour, or as it is when `colour` is false.
std::string paint(std::string_view text, Colour which, bool colour);

Colour colour_of(Verdict verdict);

struct Cell {
    std::string text;  // must be printable
    Colour colour{Colour::none};
    bool right{false};  // aligned to the right
};

// Columns as wide as their widest cell, two spaces apart.
class Table {
public:
    explicit Table(bool colour) : colour_{colour} {}
    void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
    std::string text() const;

private:
    bool colour_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace gradebox::runner
