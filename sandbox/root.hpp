// The private root that every box sees: read-only binds of what the interpreter needs, and empty places.
// Runs in: a child of gradebox-worker that lives only for this (trusted).
#pragma once

#include <string>
#include <vector>

namespace gradebox::sandbox {

// Where a run's own tmpfs appears: its working directory, and places for temporary files and shared memory.
inline constexpr const char* kWorkFolder = "/work";
inline constexpr const char* kTemporaryFolder = "/tmp";
inline constexpr const char* kSharedMemoryFolder = "/dev/shm";
inline constexpr const char* kStagingFolder = "/box";  // where that tmpfs lies, closed to the candidate

// Replaces the calling process's root, in a mount namespace of its own, by one that holds `readable` (absolute
// folders, read-only, those that exist), a minimal /dev and /etc, the host's /proc, and the folders above.
// Irreversible; throws std::system_error.
void enter_private_root(const std::vector<std::string>& readable);

}  // namespace gradebox::sandbox
