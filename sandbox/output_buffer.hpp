// What a run writes to one of its standard streams, taken from a pipe and counted; never more than the limit.
// Runs in: gradebox-worker (trusted); the bytes are hostile.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

#include "sandbox/limits.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

class OutputBuffer {
public:
    explicit OutputBuffer(Bytes limit) : limit_{limit} {}

    // Makes the pipe; gives the end to write to, which the owner may open by name too. Throws std::system_error.
    UniqueFd open(uid_t owner);

    int readable() const { return pipe_.get(); }
    // Takes what is there. True: within the limit.
    bool drain();
    void clear() { text_.clear(); }
    std::string_view text() const { return text_; }

private:
    Bytes limit_;
    UniqueFd pipe_;
    std::string text_;
};

}  // namespace gradebox::sandbox
