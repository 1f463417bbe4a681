// A control group for one run: what it may use together, and what it used. One interface; v1, v2 and none
// are a file each. Runs in: gradebox-worker (trusted).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sandbox/limits.hpp"

namespace gradebox::sandbox {

// What the kernel killed in the group for want of memory.
struct OomKills {
    std::uint64_t count{0};
    bool was_full{false};  // it had come to its own limit of memory, not only to that of the machine or a group around
};

class Cgroup {
public:
    virtual ~Cgroup() = default;  // removes the group, which must be empty by then

    // Files to which a process writes "0" to move itself in.
    virtual std::vector<int> doors() const = 0;
    // Of all that ran in the group. Nothing: not counted, as is a group that may hold one process only.
    virtual std::optional<Microseconds> cpu_time() const { return std::nullopt; }
    virtual OomKills oom_kills() const { return {}; }
    virtual std::uint32_t peak_tasks() const { return 0; }  // 0: not counted
    // Without the page cache of files; nothing: not counted. Dearer than the others: once for a report.
    virtual std::optional<Bytes> peak_memory() const { return std::nullopt; }
    // The peak of memory is from now on that of what follows.
    virtual void forget_peak() {}
    // The limit of memory is kept by the group (else by an rlimit).
    virtual bool limits_memory() const = 0;
};

// Makes groups below the worker's own one.
class CgroupParent {
public:
    virtual ~CgroupParent() = default;  // removes what it made
    virtual std::unique_ptr<Cgroup> make(const Limits& limits) = 0;
    virtual std::string kind() const = 0;  // "v1", "v2" or "none"
    // The folders to remove should this process be killed, for the zygote (sandbox/zygote.hpp).
    virtual std::array<std::string, 3> folders() const = 0;
};

// Removes one of them, and what was arranged for it.
void remove_worker_folder(const std::string& folder) noexcept;

// The best this machine and user allow. `name` is unique on the machine.
std::unique_ptr<CgroupParent> find_cgroup_parent(const std::string& name);

std::unique_ptr<CgroupParent> find_cgroup_v1(const std::string& name);  // null: not available
std::unique_ptr<CgroupParent> find_cgroup_v2(const std::string& name);  // null: not available
std::unique_ptr<CgroupParent> no_cgroup();

}  // namespace gradebox::sandbox
