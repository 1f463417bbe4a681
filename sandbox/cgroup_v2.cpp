// Control groups v2: one hierarchy, delegated to us (Documentation/admin-guide/cgroup-v2.rst of the kernel).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <sstream>

#include "sandbox/cgroup.hpp"
#include "sandbox/cgroup_files.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

void set(const std::string& path, const std::string& value) {
    if (const int error = write_file(path, value)) throw_errno("writing " + value + " to " + path, error);
}

class GroupV2 final : public Cgroup {
public:
    GroupV2(std::string folder, const Limits& limits) : folder_{std::move(folder)} {
        if (::mkdir(folder_.c_str(), 0755) != 0) throw_errno("making the cgroup " + folder_);
        try {
            set(folder_ + "/memory.max", std::to_string(count(limits.memory)));
            write_file(folder_ + "/memory.swap.max", "0");  // absent without swap
            set(folder_ + "/memory.oom.group", "1");
            set(folder_ + "/pids.max", std::to_string(limits.processes + limits.threads - 1));
            procs_ = UniqueFd{check(::open((folder_ + "/cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC), "cgroup.procs")};
        } catch (...) {
            ::rmdir(folder_.c_str());
            throw;
        }
    }
    ~GroupV2() override { ::rmdir(folder_.c_str()); }

    std::vector<int> doors() const override { return {procs_.get()}; }

    GroupUse use() const override {
        GroupUse use;
        if (const auto stat = read_file(folder_ + "/cpu.stat"))
            if (const auto usage = keyed_number(*stat, "usage_usec")) use.cpu_time = Microseconds{*usage};
        if (const auto peak = read_file(folder_ + "/memory.peak")) use.peak_memory = Bytes{std::stoull(*peak)};
        if (const auto events = read_file(folder_ + "/memory.events")) {
            use.oom_kills = keyed_number(*events, "oom_kill").value_or(0);
            use.was_full = keyed_number(*events, "oom").value_or(0) > 0;
        }
        if (const auto peak = read_file(folder_ + "/pids.peak"))
            use.peak_tasks = static_cast<std::uint32_t>(std::stoul(*peak));
        return use;
    }

    bool limits_memory() const override { return true; }

private:
    std::string folder_;
    UniqueFd procs_;
};

class ParentV2 final : public CgroupParent {
public:
    ParentV2(std::string folder, UniqueFd lock) : folder_{std::move(folder)}, lock_{std::move(lock)} {}
    ~ParentV2() override { remove_cgroup_tree(folder_); }

    std::unique_ptr<Cgroup> make(const Limits& limits) override {
        return std::make_unique<GroupV2>(folder_ + "/run-" + std::to_string(++made_), limits);
    }
    std::string kind() const override { return "v2"; }
    std::array<std::string, 3> folders() const override { return {folder_, "", ""}; }

private:
    std::string folder_;
    UniqueFd lock_;
    std::uint64_t made_{0};
};

// A group that has processes of its own cannot pass controllers on, so they move to a leaf beside the runs.
bool enable_controllers(const std::string& own) {
    if (write_file(own + "/cgroup.subtree_control", "+memory +pids") == 0) return true;
    const auto leaf = own + "/gradebox-trusted";
    if (::mkdir(leaf.c_str(), 0755) != 0 && errno != EEXIST) return false;
    std::istringstream pids{read_file(own + "/cgroup.procs").value_or("")};
    for (std::string pid; pids >> pid;) write_file(leaf + "/cgroup.procs", pid);
    return write_file(own + "/cgroup.subtree_control", "+memory +pids") == 0;
}

}  // namespace

std::unique_ptr<CgroupParent> find_cgroup_v2(const std::string& name) {
    auto own = own_cgroup_folder("");
    // A worker that was started from within the leaf shares its parent.
    if (own.ends_with("/gradebox-trusted")) own.erase(own.rfind('/'));
    const auto controllers = read_file(own + "/cgroup.controllers").value_or("");
    const bool offered =
        controllers.find("memory") != std::string::npos && controllers.find("pids") != std::string::npos;
    if (own.empty() || !offered || !enable_controllers(own)) return nullptr;
    const auto folder = own + "/" + name;
    UniqueFd lock = make_locked_folder(folder);
    if (!lock) return nullptr;
    if (write_file(folder + "/cgroup.subtree_control", "+memory +pids") != 0) return ::rmdir(folder.c_str()), nullptr;
    return std::make_unique<ParentV2>(folder, std::move(lock));
}

}  // namespace gradebox::sandbox
