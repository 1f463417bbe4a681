// A run's own small file system: its working directory, /tmp and /dev/shm, on one sized tmpfs; or, where nothing can be
// mounted, a folder of the host's with its working directory in it. The worker reaches it through a descriptor, never
// through a path, and follows no link in it: a candidate may have made it.
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
    // In a host's folder, which is removed with this. Nothing limits how much it holds.
    Workspace(std::string folder, uid_t owner);
    ~Workspace();
    Workspace(Workspace&&) noexcept = default;
    Workspace& operator=(Workspace&&) = delete;

    // Makes a file in the working directory, and the folders above it; replaces what is there.
    // `name` is relative. Throws std::system_error.
    void put(std::string_view name, std::string_view content);

    // The same, but the file is the host's own, shown read-only. Only before the run starts.
    void show(std::string_view name, const std::string& host_path);

    // For another run that is to work in the same one; not in a host's folder. Throws std::system_error.
    UniqueFd second_root();

    // What the run's process mounts or enters: see attach_workspace and enter_folder.
    int root() const { return root_.get(); }
    struct Shown {
        std::string path;  // as the run sees it
        UniqueFd tree;     // to mount there; in a host's folder it is the file itself, and the path a link to it
    };
    const std::vector<Shown>& shown() const { return shown_; }

    // Takes a regular file of at most `cap` bytes out of the working directory.
    TakenFile take(std::string_view name, Bytes cap) const;

private:
    UniqueFd open_parent(std::string_view& name);
    UniqueFd make_file(std::string_view name);
    void link_or_copy(std::string_view name, const std::string& host_path, UniqueFd file);

    std::string folder_;  // of the host; empty: a tmpfs
    UniqueFd root_;
    UniqueFd work_;
    uid_t owner_;
    std::vector<Shown> shown_;
};

// Mounts a workspace in the calling process's mount namespace, `root` at its three places, and the file system
// `trees[i]` at `paths[i]`; makes the working directory the current one. Runs in: the run's process, before the
// candidate's first byte. Async-signal-safe. Gives 0 or an errno.
int attach_workspace(int root, std::span<const int> trees, std::span<const char* const> paths) noexcept;
// The same for a workspace in a host's folder, where nothing is mounted.
int enter_folder(int root) noexcept;

}  // namespace gradebox::sandbox
