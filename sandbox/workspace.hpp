// A run's own small file system: its working directory, /tmp and /dev/shm, on one sized tmpfs. The worker reaches
// it through a descriptor, never through a path, and follows no link in it: a candidate may have made it.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <sys/types.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sandbox/limits.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// A file that a run left, or why it was not taken.
struct TakenFile {
    bool present{false};
    std::string problem;
    std::string content;
};

class Workspace {
public:
    // `owner` is the candidate's id as the worker sees it. Throws std::system_error.
    Workspace(Bytes disk, uid_t owner);

    // Makes a file in the working directory, and the folders above it; replaces what is there.
    // `name` is relative. Throws std::system_error.
    void put(std::string_view name, std::string_view content);

    // The same, but the file is the host's own, shown read-only. Only before the run starts.
    void show(std::string_view name, const std::string& host_path);

    // What the run's process mounts: see attach_workspace.
    int mount() const { return mount_.get(); }
    struct Shown {
        std::string path;  // in the box
        UniqueFd tree;
    };
    const std::vector<Shown>& shown() const { return shown_; }

    // Takes a regular file of at most `cap` bytes out of the working directory.
    TakenFile take(std::string_view name, Bytes cap) const;

private:
    UniqueFd open_parent(std::string_view& name);

    UniqueFd mount_;
    UniqueFd work_;
    uid_t owner_;
    std::vector<Shown> shown_;
};

// Mounts a workspace in the calling process's mount namespace: `mount` at its three places, and the file system
// `trees[i]` at `paths[i]`. Runs in: the run's process, before the candidate's first byte. Async-signal-safe.
// Gives 0 or an errno.
int attach_workspace(int mount, std::span<const int> trees, std::span<const char* const> paths) noexcept;

}  // namespace gradebox::sandbox
