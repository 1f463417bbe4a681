// Memory that the worker and one candidate's process share: requests go one way, replies the other. There is no
// descriptor that a candidate could speak for the harness on; whatever it writes here is hostile data.
// Worker's side: trusted. Candidate's side: runs in the candidate's process, hostile from its first byte on.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <string_view>

#include "sandbox/turns.hpp"
#include "sandbox/unique_fd.hpp"
#include "sandbox/zygote.hpp"

namespace gradebox::harness {

// At the start of the memory. Numbers count requests and replies from 1.
struct MailboxHead {
    std::atomic<std::uint32_t> request{0};  // also the futex on which the candidate's process waits
    std::atomic<std::uint32_t> reply{0};
    std::atomic<std::uint64_t> request_size{0};
    std::atomic<std::uint64_t> reply_size{0};
    sandbox::Turns turns;  // of the run that the one with this mailbox waits for
};

inline constexpr std::size_t kMailboxHead = 4096;
inline constexpr std::size_t kRequestRoom = std::size_t{256} << 20;
inline constexpr std::size_t kReplyRoom = std::size_t{65} << 20;
inline constexpr std::size_t kMailboxSize = kMailboxHead + kRequestRoom + kReplyRoom;  // sparse

class Mailbox {
public:
    // Throws std::system_error.
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;

    int file() const { return file_.get(); }
    const sandbox::Turns& turns() const { return head_->turns; }
    void begin_turn();
    void end_turn();

    // Lays a request down and wakes whoever waits for it.
    void post(std::string_view request);
    // Whether the last request has been answered.
    bool answered() const;
    // The answer, copied out, at most `cap` bytes; empty when there is none.
    std::string take(std::size_t cap) const;

private:
    sandbox::UniqueFd file_;
    MailboxHead* head_{nullptr};
    std::uint32_t posted_{0};
};

// The candidate's side.
class MailboxEnd {
public:
    explicit MailboxEnd(const sandbox::Inherited& inherited) : memory_{static_cast<char*>(inherited.memory[0])} {}

    // Waits for the next request. The view stays until the next call.
    std::string_view next_request();
    // Where to write the reply.
    std::span<char> reply_room() const { return {memory_ + kMailboxHead + kRequestRoom, kReplyRoom}; }
    sandbox::Turns& turns() const { return head().turns; }
    // Publishes the first `size` bytes of it.
    void reply(std::size_t size);

private:
    MailboxHead& head() const { return *reinterpret_cast<MailboxHead*>(memory_); }

    char* memory_;
    std::uint32_t seen_{0};
};

}  // namespace gradebox::harness
