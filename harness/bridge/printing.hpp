// What a candidate writes to its standard streams: it goes with its messages, in order, and is shown on the tests'
// side. Runs in: both; a candidate's bytes are hostile.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/bridge/lane.hpp"

namespace gradebox::harness::bridge {

class Printing {
public:
    // What was written to one stream without a break, in so many bytes each time.
    using Show = std::function<void(bool error, std::string_view text, const std::vector<std::size_t>& sizes)>;

    explicit Printing(Side side) : side_{side} {}

    void write(bool error, std::string_view text);
    // What goes with the next message: each write.
    std::string take() { return std::exchange(written_, {}); }

    // What came with one. It is shown when the message has been read: who shows it may ask the other side something.
    void read(std::string_view writes);
    void show();
    void show_with(Show show) { show_ = std::move(show); }

private:
    struct Run {
        bool error{false};
        std::string text;
        std::vector<std::size_t> sizes;
    };

    Side side_;
    std::string written_;
    std::vector<Run> to_show_;
    Show show_;
};

}  // namespace gradebox::harness::bridge
