#include "sandbox/socket.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

struct alignas(cmsghdr) ControlSpace {
    std::array<char, CMSG_SPACE(kMaxPassed * sizeof(int))> bytes{};
};

}  // namespace

std::array<UniqueFd, 2> socket_pair(int type) {
    std::array<int, 2> ends{};
    check(::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()), "socketpair");
    return {UniqueFd{ends[0]}, UniqueFd{ends[1]}};
}

void send_message(int socket, std::span<const std::byte> bytes, std::span<const int> descriptors) {
    if (descriptors.size() > kMaxPassed) throw_errno("too many descriptors in one message", E2BIG);
    iovec data{const_cast<std::byte*>(bytes.data()), bytes.size()};
    ControlSpace space;
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    if (!descriptors.empty()) {
        message.msg_control = space.bytes.data();
        message.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(descriptors.size_bytes());
        std::memcpy(CMSG_DATA(header), descriptors.data(), descriptors.size_bytes());
    }
    check(::sendmsg(socket, &message, MSG_NOSIGNAL), "sendmsg");
}

std::size_t receive_message(int socket, std::span<std::byte> bytes, Passed* passed) {
    iovec data{bytes.data(), bytes.size()};
    ControlSpace space;
    msghdr message{};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = space.bytes.data();
    message.msg_controllen = space.bytes.size();
    ssize_t size = -1;
    do size = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (size < 0 && errno == EINTR);
    check(size, "recvmsg");
    for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_type != SCM_RIGHTS) continue;
        for (std::size_t offset = 0; CMSG_LEN(offset) < header->cmsg_len; offset += sizeof(int)) {
            int fd = -1;
            std::memcpy(&fd, CMSG_DATA(header) + offset, sizeof fd);
            UniqueFd owned{fd};
            if (passed != nullptr) passed->descriptors[passed->count++] = std::move(owned);
        }
    }
    return static_cast<std::size_t>(size);
}

}  // namespace gradebox::sandbox
