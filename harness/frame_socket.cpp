#include "harness/frame_socket.hpp"

#include <sys/socket.h>

#include <array>

#include "sandbox/system_error.hpp"

namespace gradebox::harness {

using sandbox::check;

bool FrameSocket::read_exactly(char* to, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(socket_.get(), to, size, 0);
        if (got == 0 || (got < 0 && errno == ECONNRESET)) return false;
        check(got, "hearing from gradebox");
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<std::string_view> FrameSocket::receive() {
    std::array<char, 4> length{};
    if (!read_exactly(length.data(), length.size())) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = length.size(); i-- > 0;) size = size << 8 | static_cast<unsigned char>(length[i]);
    if (size > kMaxFrame) sandbox::throw_errno("a frame from gradebox is too large", EMSGSIZE);
    frame_.resize(size);
    if (!read_exactly(frame_.data(), size)) return std::nullopt;
    return frame_;
}

void FrameSocket::send(const Reply& reply) {
    const auto bytes = encode(reply);
    for (std::string_view rest = bytes; !rest.empty();)
        rest.remove_prefix(static_cast<std::size_t>(
            check(::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL), "answering gradebox")));
}

}  // namespace gradebox::harness
