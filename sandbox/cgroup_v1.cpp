// Control groups v1: one hierarchy each for memory, pids and cpuacct
// (Documentation/admin-guide/cgroup-v1/memory.rst of the kernel).
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/cgroup.hpp"
#include "sandbox/cgroup_files.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

constexpr std::array<const char*, 3> kControllers{"memory", "pids", "cpuacct"};
constexpr std::size_t kCpuacct = 2;

UniqueFd open_file(const std::string& path, int flags) {
    UniqueFd file{::open(path.c_str(), flags | O_CLOEXEC)};
    if (!file) throw_errno("opening " + path);
    return file;
}

class GroupV1 final : public Cgroup {
public:
    // Without one for cpuacct, its processor time is not counted.
    GroupV1(std::vector<std::string> folders, const Limits& limits)
        : folders_{std::move(folders)}, limit_{count(limits.memory)} {
        try {
            make(limits);
        } catch (...) {
            remove();
            throw;
        }
    }
    ~GroupV1() override { remove(); }

    std::vector<int> doors() const override {
        std::vector<int> doors;
        for (const auto& procs : procs_)
            if (procs) doors.push_back(procs.get());
        return doors;
    }

    std::optional<Microseconds> cpu_time() const override {
        const auto nanoseconds = read_number(cpu_usage_.get());
        return nanoseconds ? std::optional{Microseconds{*nanoseconds / 1000}} : std::nullopt;
    }

    OomKills oom_kills() const override {
        OomKills kills;
        if (const auto charged = read_number(peak_memory_.get())) kills.was_full = *charged + kUnusedCharge >= limit_;
        const auto oom = read_file(folders_[0] + "/memory.oom_control");
        if (oom) kills.count = keyed_number(*oom, "oom_kill").value_or(0);
        return kills;
    }

    std::uint32_t peak_tasks() const override {
        return static_cast<std::uint32_t>(read_number(peak_tasks_.get()).value_or(0));  // 0 also without the file
    }

    std::optional<Bytes> peak_memory() const override {
        const auto charged = read_number(peak_memory_.get());
        if (!charged) return std::nullopt;
        return own_memory(*charged, read_file(stat_.get()).value_or(""), "cache");
    }
    void forget_peak() override {
        if (::pwrite(peak_memory_.get(), "0", 1, 0) != 1) throw_errno("writing to memory.max_usage_in_bytes");
    }

    bool limits_memory() const override { return true; }

private:
    void make(const Limits& limits) {
        for (std::size_t i = 0; i < folders_.size(); ++i) {
            if (::mkdir(folders_[i].c_str(), 0755) != 0) throw_errno("making the cgroup " + folders_[i]);
            procs_[i] = open_file(folders_[i] + "/cgroup.procs", O_WRONLY);
        }
        const auto bytes = std::to_string(count(limits.memory));
        set_file(folders_[0] + "/memory.limit_in_bytes", bytes);
        write_file(folders_[0] + "/memory.memsw.limit_in_bytes", bytes);  // absent without swap accounting
        set_file(folders_[1] + "/pids.max", std::to_string(limits.processes + limits.threads - 1));
        peak_memory_ = open_file(folders_[0] + "/memory.max_usage_in_bytes", O_RDWR);
        stat_ = open_file(folders_[0] + "/memory.stat", O_RDONLY);
        if (folders_.size() > kCpuacct) cpu_usage_ = open_file(folders_[kCpuacct] + "/cpuacct.usage", O_RDONLY);
        peak_tasks_ = UniqueFd{::open((folders_[1] + "/pids.peak").c_str(), O_RDONLY | O_CLOEXEC)};
    }
    void remove() noexcept {
        for (const auto& folder : folders_) ::rmdir(folder.c_str());
    }

    std::vector<std::string> folders_;
    std::uint64_t limit_;  // of memory, in bytes
    std::array<UniqueFd, 3> procs_;
    UniqueFd peak_memory_;
    UniqueFd stat_;
    UniqueFd cpu_usage_;
    UniqueFd peak_tasks_;
};

class ParentV1 final : public CgroupParent {
public:
    ParentV1(std::array<std::string, 3> folders, std::array<UniqueFd, 3> locks)
        : folders_{std::move(folders)}, locks_{std::move(locks)} {}
    ~ParentV1() override {
        for (const auto& folder : folders_) remove_cgroup_tree(folder);
    }

    std::unique_ptr<Cgroup> make(const Limits& limits) override {
        const auto name = "/run-" + std::to_string(++made_);
        std::vector<std::string> folders{folders_[0] + name, folders_[1] + name};
        // The processor time of one process is told by its own clock.
        if (limits.processes > 1) folders.push_back(folders_[kCpuacct] + name);
        return std::make_unique<GroupV1>(std::move(folders), limits);
    }
    std::string kind() const override { return "v1"; }
    std::array<std::string, 3> folders() const override { return folders_; }

private:
    std::array<std::string, 3> folders_;
    std::array<UniqueFd, 3> locks_;
    std::uint64_t made_{0};
};

}  // namespace

std::unique_ptr<CgroupParent> find_cgroup_v1(const std::string& name) {
    std::array<std::string, 3> folders;
    std::array<UniqueFd, 3> locks;
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const auto own = own_cgroup_folder(kControllers[i]);
        folders[i] = own + "/" + name;
        if (!own.empty()) locks[i] = make_locked_folder(folders[i]);
        if (!locks[i]) {
            for (std::size_t made = 0; made < i; ++made) ::rmdir(folders[made].c_str());
            return nullptr;
        }
    }
    return std::make_unique<ParentV1>(std::move(folders), std::move(locks));
}

}  // namespace gradebox::sandbox
