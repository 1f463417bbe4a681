// What gradebox shows beside its reports: whether to use colour, a bar while it works, and text on standard output.
// Runs in: gradebox (trusted).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gradebox::runner {

enum class ColourMode : std::uint8_t { automatic, always, never };

// automatic: on a terminal, unless NO_COLOR is set (no-color.org) or TERM is "dumb".
bool wants_colour(ColourMode mode, int fd);

// Writes all of it; an errno, or 0. Blocks when it has to.
int write_all(int fd, std::string_view text) noexcept;

// On standard error, only when that is a terminal and `wanted`. Erases itself.
class ProgressBar {
public:
    ProgressBar(std::size_t total, bool wanted);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void advance();
    void erase() const noexcept;  // until the next advance(), so that other text can be shown

private:
    std::size_t total_;
    std::size_t done_{0};
    bool shown_;
};

}  // namespace gradebox::runner
