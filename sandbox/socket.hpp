// Unix sockets between the sandbox's own processes: pairs, and messages that carry descriptors.
// Runs in: gradebox-worker, the zygote, pid 1 (trusted).
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

inline constexpr std::size_t kMaxPassed = 64;  // descriptors in one message

// `type` is SOCK_STREAM or SOCK_SEQPACKET. Throws std::system_error.
std::array<UniqueFd, 2> socket_pair(int type);

// Sends one message and the descriptors with it. Throws std::system_error.
void send_message(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors = {});

// Receives one message into `bytes`; gives its size, 0 at the end. Throws std::system_error.
std::size_t receive_message(int socket, std::span<std::byte> bytes, std::vector<UniqueFd>* descriptors = nullptr);

}  // namespace gradebox::sandbox
