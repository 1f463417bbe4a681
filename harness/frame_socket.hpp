// The worker's end of the socket to its gradebox. Runs in: gradebox-worker (trusted).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "harness/messages.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::harness {

class FrameSocket {
public:
    explicit FrameSocket(sandbox::UniqueFd socket) : socket_{std::move(socket)} {}

    int fd() const { return socket_.get(); }

    // The next frame without its length, until the next call; nothing at the end. Throws std::system_error.
    std::optional<std::string_view> receive();
    void send(const Reply& reply);

private:
    bool read_exactly(char* to, std::size_t size);

    sandbox::UniqueFd socket_;
    std::string frame_;
};

}  // namespace gradebox::harness
