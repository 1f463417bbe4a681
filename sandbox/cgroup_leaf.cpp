#include "sandbox/cgroup_leaf.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <sstream>
#include <thread>

#include "sandbox/cgroup_files.hpp"

namespace gradebox::sandbox {
namespace {

constexpr const char* kLeaf = "/gradebox-trusted";

// Processes that fork while they are moved leave a child behind, which takes another round.
constexpr int kRounds = 100;

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
    using namespace std::chrono_literals;
    UniqueFd folder{::open(own.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (folder && ::flock(folder.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() > end) return {};
        std::this_thread::sleep_for(1ms);
    }
    return folder;
}

bool pass_controllers_on(const std::string& own) {
    const auto control = own + "/cgroup.subtree_control";
    const auto leaf = own + kLeaf;
    int error = write_file(control, "+memory +pids");
    for (int round = 0; error == EBUSY && round < kRounds; ++round) {
        if (::mkdir(leaf.c_str(), 0755) != 0 && errno != EEXIST) break;
        move_processes(own, leaf);
        error = write_file(control, "+memory +pids");
    }
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
    for (int round = 0; round < kRounds; ++round) {
        move_processes(leaf, own);
        if (::rmdir(leaf.c_str()) == 0) return;
    }
}

}  // namespace gradebox::sandbox
