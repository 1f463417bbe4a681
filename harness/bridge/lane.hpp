// Memory that the examiner and a candidate's process share, and the lanes in it: each a strictly alternating
// conversation of one thread with one thread. No descriptor is needed; the kernel's futexes wake the other side.
// Runs in: both. What comes from the candidate's side is hostile, and may change while it is read.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string_view>

namespace gradebox::harness::bridge {

enum class Side : std::uint8_t { examiner, candidate };
constexpr Side other(Side side) {
    return side == Side::examiner ? Side::candidate : Side::examiner;
}

inline constexpr std::size_t kLaneHead = 4096;
inline constexpr std::size_t kFirstRoom = std::size_t{64} << 20;  // one way, of the main threads' lane
inline constexpr std::size_t kRoom = std::size_t{8} << 20;        // one way, of any other lane
inline constexpr std::size_t kLanes = 129;
// Sparse: only what is written takes memory.
inline constexpr std::size_t kBridgeSize = kLaneHead + 2 * kFirstRoom + (kLanes - 1) * (kLaneHead + 2 * kRoom);

// Where a side's words are: messages to it are counted from 1.
struct LaneEnd {
    std::atomic<std::uint32_t> count{0};  // also the futex on which that side waits
    std::atomic<std::uint64_t> size{0};   // of the last message, in bytes
};

// At the end of the first lane's head: where a side says that a further lane is to be served.
struct Door {
    std::atomic<std::uint32_t> knocks{0};  // so many lanes were announced; the futex on which the acceptor waits
    std::atomic<std::uint32_t> open{0};    // 1: an acceptor waits there
    std::array<std::atomic<std::uint32_t>, kLanes> lanes{};  // the last ones announced
};
inline constexpr std::size_t kDoors = 2048;  // offset of the two

class Doors {
public:
    Doors(char* memory, Side side) : first_{memory}, side_{side} {}

    // Asks the other side to serve this lane. Waits until it has somebody who hears it: `nudge` is to make its first
    // thread look. Any number of threads may knock at once.
    void knock(std::size_t lane, const std::function<void()>& nudge);
    bool is_wanted() const { return wanted(side_); }
    void open() { door(side_).open = 1; }
    // The next lane to serve, counting from 0; waits for it.
    std::size_t next(std::uint32_t number);

private:
    Door& door(Side side) const {
        return *reinterpret_cast<Door*>(first_ + kDoors + static_cast<std::size_t>(side) * sizeof(Door));
    }
    bool wanted(Side side) const { return door(side).open == 0 && door(side).knocks > 0; }

    char* first_;
    Side side_;
    std::mutex knocking_;
};

class Lane {
public:
    // Number 0 is that of the first threads. There is one object for a lane in a process.
    Lane(char* memory, std::size_t number, Side side);

    // Where to write the next message.
    std::span<char> room() const { return room_to_[static_cast<std::size_t>(other(side_))]; }
    // Publishes the first `size` bytes of it.
    void send(std::size_t size);
    // Waits for a message. The view stays until the next send(); the other side may still write to it. `nudged` is
    // called when somebody woke this side without a message.
    std::string_view receive(const std::function<void()>& nudged);
    // Makes the other side's receive() call its `nudged`.
    void nudge();

private:
    LaneEnd& end(Side side) const { return *ends_[static_cast<std::size_t>(side)]; }

    Side side_;
    LaneEnd* ends_[2];
    std::span<char> room_to_[2];
    std::uint32_t seen_{0};
};

}  // namespace gradebox::harness::bridge
