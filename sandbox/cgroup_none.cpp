// No control groups to be had: limits fall to rlimits, which the tier of the result says. And the choice.
#include "sandbox/cgroup.hpp"
#include "sandbox/cgroup_files.hpp"
#include "sandbox/cgroup_leaf.hpp"

namespace gradebox::sandbox {
namespace {

class NoGroup final : public Cgroup {
public:
    std::vector<int> doors() const override { return {}; }
    bool limits_memory() const override { return false; }
};

class NoParent final : public CgroupParent {
public:
    std::unique_ptr<Cgroup> make(const Limits&) override { return std::make_unique<NoGroup>(); }
    std::string kind() const override { return "none"; }
    std::array<std::string, 3> folders() const override { return {}; }
};

}  // namespace

std::unique_ptr<CgroupParent> no_cgroup() {
    return std::make_unique<NoParent>();
}

std::unique_ptr<CgroupParent> find_cgroup_parent(const std::string& name) {
    for (const char* controller : {"memory", "pids", "cpuacct"}) sweep_worker_folders(own_cgroup_folder(controller));
    if (auto v2 = find_cgroup_v2(name)) return v2;
    if (auto v1 = find_cgroup_v1(name)) return v1;
    return no_cgroup();
}

void remove_worker_folder(const std::string& folder) noexcept {
    if (folder.empty()) return;
    remove_cgroup_tree(folder);
    const auto own = folder.substr(0, folder.rfind('/'));
    if (!has_leaf(own)) return;
    if (const UniqueFd lock = lock_group(own)) put_back_processes(own);
}

}  // namespace gradebox::sandbox
