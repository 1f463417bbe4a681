// Messages are read in the order in which they were sent, on whatever lanes: what one tells of, such as a class or that
// an object is let go of, the next takes for known.
// Runs in: both; the callers hold the interpreter's lock.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

namespace gradebox::harness::bridge {

class MessageOrder {
public:
    // A message that is being read, until done() or its end.
    class Reading {
    public:
        // Of a message that is not early.
        Reading(MessageOrder& order, std::uint64_t number) : order_{order} { order_.begin(number); }
        ~Reading() { done(); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

        void done() {
            if (!std::exchange(is_done_, true)) order_.end();
        }

    private:
        MessageOrder& order_;
        bool is_done_{false};
    };

    // Whether messages before that one have still to be read. Within the reading of another one, whose values ask the
    // other side something, none is early. Throws ProtocolError when there can be no such message: of each conversation
    // at most one is still to be read.
    bool is_early(std::uint64_t number);
    // Waits, without the interpreter's lock, until it is not.
    void await(std::uint64_t number);
    // Whether a message is being read here, on whatever thread.
    bool is_reading() const { return readings_ > 0; }

private:
    void begin(std::uint64_t number);
    void end();

    std::mutex mutex_;
    std::condition_variable read_;
    std::uint64_t next_{0};
    std::atomic<int> readings_{0};
    std::set<std::uint64_t> early_;  // read before their turn
};

}  // namespace gradebox::harness::bridge
