#include "sandbox/cgroup_leaf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <thread>
#include <utility>

#include "sandbox/cgroup_files.hpp"

namespace gradebox::sandbox {
namespace {

constexpr const char* kLeaf = "/gradebox-trusted";

using namespace std::chrono_literals;

// Repeats an attempt until it succeeds, for a while. The kernel tells nobody when it would.
template <class Attempt>
bool patiently(std::chrono::seconds patience, Attempt attempt) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!attempt()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

// Until a group is empty: processes fork while they are moved, and one that is ending counts although it can't be
// moved.
constexpr auto kToEmpty = 10s;
constexpr auto kToLock = 40s;

void move_processes(const std::string& from, const std::string& to) {
    std::istringstream pids{read_file(from + "/cgroup.procs").value_or("")};
    for (std::string pid; pids >> pid;) write_file(to + "/cgroup.procs", pid);
}

}  // namespace

std::string own_group_v2() {
    auto own = own_cgroup_folder("");
    if (own.ends_with(kLeaf)) own.erase(own.rfind('/'));
    return own;
}

// It does not wait for ever: whoever may read the folder can hold the lock.
UniqueFd lock_group(const std::string& own) {
    UniqueFd folder{::open(own.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    const bool locked = folder && patiently(kToLock, [&] { return ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0; });
    return locked ? std::move(folder) : UniqueFd{};
}

bool pass_controllers_on(const std::string& own) {
    const auto control = own + "/cgroup.subtree_control";
    const auto leaf = own + kLeaf;
    int error = 0;
    patiently(kToEmpty, [&] {
        error = write_file(control, "+memory +pids");
        if (error != EBUSY) return true;
        if (::mkdir(leaf.c_str(), 0755) != 0 && errno != EEXIST) return true;
        move_processes(own, leaf);
        return false;
    });
    if (error != 0) put_back_processes(own);
    return error == 0;
}

bool has_leaf(const std::string& own) noexcept {
    return ::access((own + kLeaf).c_str(), F_OK) == 0;
}

void put_back_processes(const std::string& own) noexcept {
    const auto leaf = own + kLeaf;
    if (!has_leaf(own) || has_worker_folders(own)) return;
    if (write_file(own + "/cgroup.subtree_control", "-memory -pids") != 0) return;
    patiently(kToEmpty, [&] {
        move_processes(leaf, own);
        return ::rmdir(leaf.c_str()) == 0;
    });
}

}  // namespace gradebox::sandbox
