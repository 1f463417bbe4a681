// Reading and writing the one-line files of cgroup file systems, and finding where they are mounted.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sandbox/limits.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {

// How the folders begin that workers make, here and in sandbox/scratch.hpp.
inline constexpr const char* kWorkerPrefix = "gradebox-worker-";

// Writes a whole value; gives 0 or an errno.
int write_file(const std::string& path, const std::string& value) noexcept;
// The same; throws std::system_error.
void set_file(const std::string& path, const std::string& value);

// The file's text, or nothing when it cannot be read.
std::optional<std::string> read_file(const std::string& path);

// The text that `fd` gives from its start (some lines), or nothing.
std::optional<std::string> read_file(int fd);

// The number at `fd`'s start (a file of one number), or nothing.
std::optional<std::uint64_t> read_number(int fd) noexcept;

// The number behind `key` in lines of "key number", or nothing.
std::optional<std::uint64_t> keyed_number(const std::string& text, const std::string& key);

// MEMCG_CHARGE_BATCH of the kernel's memcontrol.c, in bytes, less the page that made it take a batch.
inline constexpr std::uint64_t kUnusedCharge = 63 * 4096;

// Of the bytes that were charged to a group at most, what its processes surely held: the kernel takes charges in
// batches, and leaves what is not used of the last one with the processor, of which a group here uses one. What is left
// of files that they read (`cache` in memory.stat, less shared memory) is not theirs.
Bytes own_memory(std::uint64_t charged, const std::string& stat, const char* cache);

// The folder of this process's own group in the v1 hierarchy of `controller`, or in v2 for "". Empty: none.
std::string own_cgroup_folder(const std::string& controller);

// Makes a folder for a worker's groups and locks it: the lock ends with the last process that has it, however that
// ends, in whatever pid namespace. Nothing when it cannot be made.
UniqueFd make_locked_folder(const std::string& path);

// Removes the worker folders in `own` that nobody has locked any more.
void sweep_worker_folders(const std::string& own) noexcept;

// Whether there is a folder of any worker in `own`.
bool has_worker_folders(const std::string& own) noexcept;

// Removes a worker's folder and the groups in it.
void remove_cgroup_tree(const std::string& folder) noexcept;

}  // namespace gradebox::sandbox
