// Folders on the host for what runs write, where no file system of their own can be mounted (tier confined).
// Runs in: gradebox-worker (trusted); removed by whoever notices the end first: the worker, the zygote, the next start.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

class Scratch {
public:
    // Makes and locks the folder `name`, which begins with kWorkerPrefix, in $TMPDIR or /tmp, and removes those
    // there that nobody has locked any more. Throws std::system_error.
    explicit Scratch(const std::string& name);
    ~Scratch();
    Scratch(Scratch&&) noexcept = default;
    Scratch& operator=(Scratch&&) = delete;

    const std::string& path() const { return path_; }

    // A new folder in it that is the candidate's own; gives its path.
    std::string make_folder(uid_t owner);

private:
    std::string path_;
    UniqueFd lock_;
    std::uint64_t made_{0};
};

// Removes a folder and all in it, however deep, whatever its modes, following no link. What cannot be removed stays.
void remove_tree(const std::string& path) noexcept;

}  // namespace gradebox::sandbox
