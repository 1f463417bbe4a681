#include "harness/bridge/printing.hpp"

#include <unistd.h>

#include "harness/bytes.hpp"

namespace gradebox::harness::bridge {
namespace {

constexpr std::size_t kUncounted = 64 << 10;  // bytes that wait for a message

// Into the pipe that the worker counts: a flood of output is to meet its own limit, not that of memory.
void count_as_output(bool error, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(error ? STDERR_FILENO : STDOUT_FILENO, text.data(), text.size());
        if (written <= 0) return;  // the candidate closed it
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

void Printing::write(bool error, std::string_view text) {
    ByteWriter out{written_};
    out.byte(error ? 1 : 0);
    out.text(text);
    if (written_.size() > kUncounted && side_ == Side::candidate) count_as_output(error, text);
}

void Printing::read(std::string_view writes) {
    ByteReader in{writes};
    while (!in.at_end() && in.ok()) {
        const bool error = in.byte() == 1;
        const auto text = in.text();
        if (to_show_.empty() || to_show_.back().error != error) to_show_.push_back({error, {}, {}});
        to_show_.back().text += text;
        to_show_.back().sizes.push_back(text.size());
    }
}

void Printing::show() {
    if (to_show_.empty()) return;
    const auto runs = std::exchange(to_show_, {});
    if (!show_) return;
    for (const auto& [error, text, sizes] : runs) show_(error, text, sizes);
}

}  // namespace gradebox::harness::bridge
