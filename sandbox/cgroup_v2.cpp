// Control groups v2: one hierarchy, delegated to us (Documentation/admin-guide/cgroup-v2.rst of the kernel).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sandbox/cgroup.hpp"
#include "sandbox/cgroup_files.hpp"
#include "sandbox/cgroup_leaf.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

class GroupV2 final : public Cgroup {
public:
    GroupV2(std::string folder, const Limits& limits) : folder_{std::move(folder)} {
        if (::mkdir(folder_.c_str(), 0755) != 0) throw_errno("making the cgroup " + folder_);
        try {
            set_file(folder_ + "/memory.max", std::to_string(count(limits.memory)));
            write_file(folder_ + "/memory.swap.max", "0");  // absent without swap
            set_file(folder_ + "/memory.oom.group", "1");
            set_file(folder_ + "/pids.max", std::to_string(limits.processes + limits.threads - 1));
            procs_ = open_file("cgroup.procs", O_WRONLY);
            cpu_ = open_file("cpu.stat", O_RDONLY);
            events_ = open_file("memory.events", O_RDONLY);
            stat_ = open_file("memory.stat", O_RDONLY);
            // Older kernels do not keep these, or let nobody write to the first.
            const auto peak = folder_ + "/memory.peak";
            peak_memory_ = UniqueFd{::open(peak.c_str(), O_RDWR | O_CLOEXEC)};
            if (!peak_memory_) peak_memory_ = UniqueFd{::open(peak.c_str(), O_RDONLY | O_CLOEXEC)};
            peak_tasks_ = UniqueFd{::open((folder_ + "/pids.peak").c_str(), O_RDONLY | O_CLOEXEC)};
        } catch (...) {
            ::rmdir(folder_.c_str());
            throw;
        }
    }
    ~GroupV2() override { ::rmdir(folder_.c_str()); }

    std::vector<int> doors() const override { return {procs_.get()}; }

    std::optional<Microseconds> cpu_time() const override {
        const auto stat = read_file(cpu_.get());
        const auto usage = stat ? keyed_number(*stat, "usage_usec") : std::nullopt;
        return usage ? std::optional{Microseconds{*usage}} : std::nullopt;
    }

    // "oom" counts the times that this group's limit was to blame, "oom_kill" whatever was.
    OomKills oom_kills() const override {
        const auto events = read_file(events_.get()).value_or("");
        return {keyed_number(events, "oom_kill").value_or(0), keyed_number(events, "oom").value_or(0) > 0};
    }

    std::uint32_t peak_tasks() const override {
        return static_cast<std::uint32_t>(read_number(peak_tasks_.get()).value_or(0));  // 0 also without the file
    }

    std::optional<Bytes> peak_memory() const override {
        const auto charged = read_number(peak_memory_.get());
        if (!charged) return std::nullopt;
        return own_memory(*charged, read_file(stat_.get()).value_or(""), "file");
    }
    // Since Linux 6.12; before, the peak stays that of the whole run.
    void forget_peak() override { [[maybe_unused]] const auto written = ::pwrite(peak_memory_.get(), "0", 1, 0); }

    bool limits_memory() const override { return true; }

private:
    UniqueFd open_file(const std::string& name, int flags) const {
        return UniqueFd{check(::open((folder_ + "/" + name).c_str(), flags | O_CLOEXEC), name.c_str())};
    }

    std::string folder_;
    UniqueFd procs_;
    UniqueFd cpu_;
    UniqueFd events_;
    UniqueFd stat_;
    UniqueFd peak_memory_;
    UniqueFd peak_tasks_;
};

class ParentV2 final : public CgroupParent {
public:
    ParentV2(std::string folder, UniqueFd lock) : folder_{std::move(folder)}, lock_{std::move(lock)} {}
    ~ParentV2() override { remove_worker_folder(folder_); }

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

}  // namespace

std::unique_ptr<CgroupParent> find_cgroup_v2(const std::string& name) {
    const auto own = own_group_v2();
    const auto controllers = read_file(own + "/cgroup.controllers").value_or("");
    const bool offered =
        controllers.find("memory") != std::string::npos && controllers.find("pids") != std::string::npos;
    if (own.empty() || !offered) return nullptr;
    const UniqueFd lock_of_own = lock_group(own);
    if (!lock_of_own) return nullptr;
    sweep_worker_folders(own);
    if (!pass_controllers_on(own)) return nullptr;
    const auto folder = own + "/" + name;
    UniqueFd lock = make_locked_folder(folder);
    if (lock && write_file(folder + "/cgroup.subtree_control", "+memory +pids") == 0)
        return std::make_unique<ParentV2>(folder, std::move(lock));
    ::rmdir(folder.c_str());
    put_back_processes(own);
    return nullptr;
}

}  // namespace gradebox::sandbox
