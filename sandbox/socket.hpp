// Unix sockets between the sandbox's own processes: pairs, and messages that carry descriptors.
// Runs in: gradebox-worker, the zygote, pid 1 (trusted).
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

inline constexpr std::size_t kMaxPassed = 64;  // descriptors in one message

// `type` is SOCK_STREAM or SOCK_SEQPACKET. Throws std::system_error.
std::array<UniqueFd, 2> socket_pair(int type);

// Sends one message and the descriptors with it. Throws std::system_error.
void send_message(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors = {});

// What came with a message; on the stack, for receivers that may not allocate.
struct Passed {
    std::array<UniqueFd, kMaxPassed> descriptors;
    std::size_t count{0};
};

// Receives one message into `bytes`; gives its size, 0 at the end. Throws std::system_error.
std::size_t receive_message(int socket, std::span<std::byte> bytes, Passed* passed = nullptr);

}  // namespace gradebox::sandbox
