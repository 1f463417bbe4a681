#include "runner/terminal.hpp"

#include <poll.h>
#include <spdlog/fmt/fmt.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

namespace gradebox::runner {

namespace {

constexpr std::size_t kBarWidth = 30;

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

}  // namespace

bool wants_colour(ColourMode mode, int fd) {
    switch (mode) {
        case ColourMode::always:
            return true;
        case ColourMode::never:
            return false;
        case ColourMode::automatic:
            break;
    }
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view{terminal} == "dumb";
    return !is_set("NO_COLOR") && !dumb && ::isatty(fd) == 1;
}

int write_all(int fd, std::string_view text) noexcept {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            // Somebody made the terminal or pipe that we share non-blocking.
            pollfd writable{fd, POLLOUT, 0};
            ::poll(&writable, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

ProgressBar::ProgressBar(std::size_t total, bool wanted)
    : total_{total}, shown_{wanted && total > 0 && ::isatty(STDERR_FILENO) == 1} {
    if (shown_) write_all(STDERR_FILENO, fmt::format("[{:{}}] 0/{}", "", kBarWidth, total_));
}

ProgressBar::~ProgressBar() {
    erase();
}

void ProgressBar::advance() {
    done_ = std::min(done_ + 1, total_);
    if (!shown_) return;
    const std::string filled(kBarWidth * done_ / total_, '#');
    write_all(STDERR_FILENO, fmt::format("\r\x1b[K[{:{}}] {}/{}", filled, kBarWidth, done_, total_));
}

void ProgressBar::erase() const noexcept {
    if (shown_) write_all(STDERR_FILENO, "\r\x1b[K");
}

}  // namespace gradebox::runner
