#include "sandbox/scratch.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "sandbox/cgroup_files.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

std::string temporary_folder() {
    const char* named = std::getenv("TMPDIR");
    return named != nullptr && *named == '/' ? named : "/tmp";
}

// Calls visit(folder, name) for each entry, of which those removed or moved meanwhile may be left out.
template <class Visit>
void for_each_entry(int folder, Visit visit) {
    const int listing = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR* entries = listing < 0 ? nullptr : ::fdopendir(listing);
    if (entries == nullptr) {
        if (listing >= 0) ::close(listing);
        return;
    }
    while (const dirent* entry = ::readdir(entries))
        if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0) visit(entry->d_name);
    ::closedir(entries);
}

// Removes a file at once. A folder gives its own entries to `top` first, so that no depth is too deep.
bool remove_or_flatten(int top, const char* name, std::uint64_t& moved) {
    if (::unlinkat(top, name, 0) == 0) return true;
    ::fchmodat(top, name, 0700, 0);
    const UniqueFd folder{::openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (!folder) return false;
    for_each_entry(folder.get(), [&](const char* entry) {
        if (::unlinkat(folder.get(), entry, 0) == 0) return;
        ::fchmodat(folder.get(), entry, 0700, 0);  // its own ".." changes as it moves
        ::renameat(folder.get(), entry, top, (".gradebox-removed-" + std::to_string(++moved)).c_str());
    });
    return ::unlinkat(top, name, AT_REMOVEDIR) == 0;
}

void sweep(const std::string& parent) {
    const UniqueFd folder{::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!folder) return;
    for_each_entry(folder.get(), [&](const char* name) {
        if (std::strncmp(name, kWorkerPrefix, std::strlen(kWorkerPrefix)) != 0) return;
        const UniqueFd left{::openat(folder.get(), name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
        struct stat status {};
        const bool ours = left && ::fstat(left.get(), &status) == 0 && status.st_uid == ::geteuid();
        if (ours && ::flock(left.get(), LOCK_EX | LOCK_NB) == 0) remove_tree(parent + "/" + name);
    });
}

}  // namespace

Scratch::Scratch(const std::string& name) : path_{temporary_folder() + "/" + name} {
    sweep(temporary_folder());
    lock_ = make_locked_folder(path_);
    if (!lock_) throw_errno("making the folder " + path_);
}

Scratch::~Scratch() {
    if (lock_) remove_tree(path_);
}

std::string Scratch::make_folder(uid_t owner) {
    const auto folder = path_ + "/run-" + std::to_string(++made_);
    check(::mkdir(folder.c_str(), 0700), "making the folder of a run");
    if (owner != ::geteuid()) check(::chown(folder.c_str(), owner, owner), "chown");
    return folder;
}

void remove_tree(const std::string& path) noexcept {
    const UniqueFd top{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
    if (!top) return;
    std::uint64_t moved = 0;
    for (bool removed = true; removed;) {
        removed = false;
        for_each_entry(top.get(),
                       [&](const char* name) { removed = remove_or_flatten(top.get(), name, moved) || removed; });
    }
    ::rmdir(path.c_str());
}

}  // namespace gradebox::sandbox
