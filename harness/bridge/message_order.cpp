#include "harness/bridge/message_order.hpp"

#include <pybind11/pybind11.h>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {
namespace {

// The messages that this thread is reading, the innermost last.
thread_local std::vector<std::uint64_t> reading;

}  // namespace

bool MessageOrder::is_early(std::uint64_t number) {
    const std::lock_guard lock{mutex_};
    const auto under_way = early_.size() + static_cast<std::size_t>(readings_.load());
    if (number > next_ + kLanes + under_way) throw ProtocolError{"a message from the future"};
    return reading.empty() && number > next_;
}

void MessageOrder::await(std::uint64_t number) {
    const pybind11::gil_scoped_release release;
    std::unique_lock lock{mutex_};
    read_.wait(lock, [&] { return number <= next_; });
}

void MessageOrder::begin(std::uint64_t number) {
    reading.push_back(number);
    ++readings_;
}

void MessageOrder::end() {
    --readings_;
    const std::lock_guard lock{mutex_};
    if (reading.back() == next_)
        ++next_;
    else
        early_.insert(reading.back());
    reading.pop_back();
    while (!early_.empty() && early_.erase(next_) > 0) ++next_;
    read_.notify_all();
}

}  // namespace gradebox::harness::bridge
