// Makes strings that hold anything, such as a candidate's output or a file name, fit for a terminal or a format.
// Runs in: gradebox (trusted). The input is hostile in every byte.
#pragma once

#include <string>
#include <string_view>

namespace gradebox::runner {

// For terminals: whatever isn't printable becomes \x1b or \u202e. Tabs and newlines stay when `lines` is set and are
// escaped otherwise.
std::string printable(std::string_view text, bool lines = false);

// For XML 1.0, content and attributes alike: escaped, and characters that XML forbids become U+FFFD.
std::string xml_text(std::string_view text);

// How many code points; the width of the text in most terminals.
std::size_t display_width(std::string_view text);

}  // namespace gradebox::runner
