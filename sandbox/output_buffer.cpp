#include "sandbox/output_buffer.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {

UniqueFd OutputBuffer::open(uid_t owner) {
    std::array<int, 2> ends{};
    check(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
    pipe_ = UniqueFd{ends[0]};
    UniqueFd writable{ends[1]};
    check(::fchown(writable.get(), owner, owner), "fchown");
    // Only our end: the candidate's must block as an ordinary pipe does.
    check(::fcntl(pipe_.get(), F_SETFL, O_NONBLOCK), "fcntl");
    return writable;
}

bool OutputBuffer::drain() {
    std::array<char, 65536> chunk;
    while (pipe_) {
        const auto size = ::read(pipe_.get(), chunk.data(), chunk.size());
        if (size == 0) pipe_.reset();  // every writer is gone
        if (size <= 0) break;
        const auto room = static_cast<std::size_t>(count(limit_)) - text_.size();
        if (static_cast<std::size_t>(size) > room) return text_.append(chunk.data(), room), false;
        text_.append(chunk.data(), static_cast<std::size_t>(size));
    }
    return true;
}

}  // namespace gradebox::sandbox
