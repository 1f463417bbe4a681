#include "sandbox/cgroup_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>

#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

bool has_word(const std::string& list, const std::string& word) {
    std::istringstream words{list};
    for (std::string item; std::getline(words, item, ',');)
        if (item == word) return true;
    return false;
}

// The path of this process's group within its hierarchy (cgroups(7), /proc/PID/cgroup: "id:controllers:path").
std::optional<std::string> own_path(const std::string& controller) {
    std::ifstream lines{"/proc/self/cgroup"};
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const auto controllers = line.substr(first + 1, second - first - 1);
        if (controller.empty() ? controllers.empty() : has_word(controllers, controller))
            return line.substr(second + 1);
    }
    return std::nullopt;
}

struct Mount {
    std::string root;
    std::string point;
};

// proc(5), /proc/PID/mountinfo: "id parent dev root point options … - type source super-options".
std::optional<Mount> cgroup_mount(const std::string& controller) {
    std::ifstream lines{"/proc/self/mountinfo"};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        std::string skipped, type, source, super;
        Mount mount;
        fields >> skipped >> skipped >> skipped >> mount.root >> mount.point;
        while (fields >> skipped && skipped != "-") continue;
        fields >> type >> source >> super;
        const bool found = controller.empty() ? type == "cgroup2" : type == "cgroup" && has_word(super, controller);
        if (found) return mount;
    }
    return std::nullopt;
}

template <class Action>
void for_each_worker_folder(const std::string& own, Action action) {
    DIR* groups = own.empty() ? nullptr : ::opendir(own.c_str());
    if (groups == nullptr) return;
    while (const dirent* entry = ::readdir(groups))
        if (std::strncmp(entry->d_name, kWorkerPrefix, std::strlen(kWorkerPrefix)) == 0)
            action(own + "/" + entry->d_name);
    ::closedir(groups);
}

}  // namespace

int write_file(const std::string& path, const std::string& value) noexcept {
    const UniqueFd file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
    if (!file || ::write(file.get(), value.data(), value.size()) < 0) return errno;
    return 0;
}

void set_file(const std::string& path, const std::string& value) {
    if (const int error = write_file(path, value)) throw_errno("writing " + value + " to " + path, error);
}

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file{path};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::optional<std::string> read_file(int fd) {
    std::array<char, 4096> text;
    const auto size = ::pread(fd, text.data(), text.size(), 0);
    if (size < 0) return std::nullopt;
    return std::string{text.data(), static_cast<std::size_t>(size)};
}

std::optional<std::uint64_t> read_number(int fd) noexcept {
    std::array<char, 32> text{};
    const auto size = ::pread(fd, text.data(), text.size(), 0);
    std::uint64_t number = 0;
    if (size <= 0 || std::from_chars(text.data(), text.data() + size, number).ec != std::errc{}) return std::nullopt;
    return number;
}

std::optional<std::uint64_t> keyed_number(const std::string& text, const std::string& key) {
    const auto wanted = key + ' ';
    auto at = text.find(wanted);
    while (at != std::string::npos && at > 0 && text[at - 1] != '\n') at = text.find(wanted, at + 1);
    if (at == std::string::npos) return std::nullopt;
    std::uint64_t number = 0;
    const auto parsed = std::from_chars(text.data() + at + wanted.size(), text.data() + text.size(), number);
    return parsed.ec == std::errc{} ? std::optional{number} : std::nullopt;
}

Bytes own_memory(std::uint64_t charged, const std::string& stat, const char* cache) {
    const auto cached = keyed_number(stat, cache).value_or(0);
    const auto files = cached - std::min(cached, keyed_number(stat, "shmem").value_or(0));
    return Bytes{charged - std::min(charged, files + kUnusedCharge)};
}

UniqueFd make_locked_folder(const std::string& path) {
    for (int tries = 0; tries < 10; ++tries) {
        if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST) return {};
        UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (!folder || ::flock(folder.get(), LOCK_EX | LOCK_NB) != 0) continue;
        // A sweep may have come between the two: then this is no longer the folder of that name.
        struct stat held {
        }, named{};
        const bool same =
            ::fstat(folder.get(), &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino;
        if (same) return folder;
    }
    return {};
}

void sweep_worker_folders(const std::string& own) noexcept {
    for_each_worker_folder(own, [](const std::string& path) {
        const UniqueFd folder{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (folder && ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0) remove_cgroup_tree(path);
    });
}

bool has_worker_folders(const std::string& own) noexcept {
    bool found = false;
    for_each_worker_folder(own, [&](const std::string&) { found = true; });
    return found;
}

void remove_cgroup_tree(const std::string& folder) noexcept {
    if (folder.empty()) return;
    if (DIR* groups = ::opendir(folder.c_str())) {
        while (const dirent* entry = ::readdir(groups))
            if (std::strncmp(entry->d_name, "run-", 4) == 0) ::rmdir((folder + "/" + entry->d_name).c_str());
        ::closedir(groups);
    }
    ::rmdir(folder.c_str());
}

std::string own_cgroup_folder(const std::string& controller) {
    const auto path = own_path(controller);
    const auto mount = cgroup_mount(controller);
    if (!path || !mount) return {};
    // Within a cgroup namespace the mount's root is "/"; in a container it may be the path's beginning.
    // Another root, and the group is not to be seen there.
    std::string below = *path == "/" ? "" : *path;
    if (mount->root == "/") return mount->point + below;
    below += "/";
    if (!below.starts_with(mount->root + "/")) return {};
    below.erase(0, mount->root.size());
    below.pop_back();
    return mount->point + below;
}

}  // namespace gradebox::sandbox
