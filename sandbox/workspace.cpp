#include "sandbox/workspace.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "sandbox/file_cache.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/root.hpp"
#include "sandbox/scratch.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

constexpr std::uint64_t kBeneath = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
constexpr Bytes kBytesPerInode{4096};
constexpr const char* kWorkName = "work";

UniqueFd make_tmpfs(Bytes size) {
    const UniqueFd context{check(kernel::fsopen("tmpfs"), "fsopen")};
    const auto bytes = std::to_string(count(size));
    const auto inodes = std::to_string(64 + count(size) / count(kBytesPerInode));
    check(kernel::fsconfig_string(context.get(), "size", bytes.c_str()), "tmpfs size");
    check(kernel::fsconfig_string(context.get(), "nr_inodes", inodes.c_str()), "tmpfs nr_inodes");
    check(kernel::fsconfig_string(context.get(), "mode", "700"), "tmpfs mode");
    check(kernel::fsconfig_create(context.get()), "making a tmpfs");
    return UniqueFd{check(kernel::fsmount(context.get(), kernel::kMountNoSuid | kernel::kMountNoDevices), "fsmount")};
}

UniqueFd make_folder(int parent, const char* name, uid_t owner) {
    if (::mkdirat(parent, name, 0755) != 0 && errno != EEXIST) throw_errno(std::string{"making the folder "} + name);
    UniqueFd folder{kernel::openat2(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC, kBeneath)};
    if (!folder) throw_errno(std::string{"opening the folder "} + name);
    check(::fchown(folder.get(), owner, owner), "fchown");
    return folder;
}

void write_all(int file, std::string_view content) {
    while (!content.empty())
        content.remove_prefix(
            static_cast<std::size_t>(check(::write(file, content.data(), content.size()), "writing an input file")));
}

TakenFile problem(std::string why) {
    return {true, std::move(why), {}};
}

}  // namespace

Workspace::Workspace(Bytes disk, uid_t owner) : root_{make_tmpfs(disk)}, owner_{owner} {
    work_ = make_folder(root_.get(), kWorkName, owner);
    make_folder(root_.get(), "tmp", owner);
    make_folder(root_.get(), "shm", owner);
}

Workspace::Workspace(std::string folder, uid_t owner)
    : folder_{std::move(folder)},
      root_{check(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), "opening the folder of a run")},
      work_{make_folder(root_.get(), kWorkName, owner)},
      owner_{owner} {}

Workspace::~Workspace() {
    if (root_ && !folder_.empty()) remove_tree(folder_);
}

// The folder in which `name` lies; leaves its last part in `name`.
UniqueFd Workspace::open_parent(std::string_view& name) {
    UniqueFd folder{check(::fcntl(work_.get(), F_DUPFD_CLOEXEC, 3), "dup")};
    for (auto slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/')) {
        const std::string part{name.substr(0, slash)};
        folder = make_folder(folder.get(), part.c_str(), owner_);
        name.remove_prefix(slash + 1);
    }
    return folder;
}

UniqueFd Workspace::make_file(std::string_view name) {
    const UniqueFd folder = open_parent(name);
    const std::string last{name};
    const auto make = [&] {
        return UniqueFd{::openat(folder.get(), last.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
    };
    UniqueFd file = make();
    if (!file && errno == EEXIST && ::unlinkat(folder.get(), last.c_str(), 0) == 0) file = make();
    if (!file) throw_errno("making the input file " + last);
    check(::fchown(file.get(), owner_, owner_), "fchown");
    return file;
}

void Workspace::put(std::string_view name, std::string_view content) {
    write_all(make_file(name).get(), content);
}

// Nothing can be mounted. Another user than the worker's may not be let through to the host's path.
void Workspace::link_or_copy(std::string_view name, const std::string& host_path, UniqueFd file) {
    std::string path{name};
    if (owner_ == ::geteuid()) {
        const UniqueFd folder = open_parent(name);
        check(::symlinkat(host_path.c_str(), folder.get(), std::string{name}.c_str()), "linking an input file");
        shown_.push_back({std::move(path), std::move(file)});
        return;
    }
    const UniqueFd copy = make_file(name);
    while (check(::copy_file_range(file.get(), nullptr, copy.get(), nullptr, 1 << 30, 0), "copying an input file") > 0)
        continue;
}

void Workspace::show(std::string_view name, const std::string& host_path) {
    UniqueFd file{::open(host_path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
    if (!file) throw_errno("opening " + host_path);
    bring_into_memory(file.get());
    if (!folder_.empty()) return link_or_copy(name, host_path, std::move(file));
    put(name, {});
    UniqueFd tree{kernel::open_tree(AT_FDCWD, host_path.c_str(), kernel::kOpenTreeClone | O_CLOEXEC)};
    if (!tree) throw_errno("opening " + host_path);
    constexpr auto attributes = kernel::kMountReadOnly | kernel::kMountNoSuid | kernel::kMountNoDevices;
    check(kernel::mount_setattr(tree.get(), "", AT_EMPTY_PATH, attributes), "making an input read-only");
    shown_.push_back({std::string{kWorkFolder} + "/" + std::string{name}, std::move(tree)});
}

// Before Linux 6.15 a mount could be copied only where it is mounted: for a moment, in the worker's own namespace.
UniqueFd Workspace::second_root() {
    constexpr const char* kPlace = "/tmp";
    if (!folder_.empty()) throw_errno("a workspace for two runs needs mount namespaces", ENOTSUP);
    if (UniqueFd as_it_is{kernel::open_tree(root_.get(), "", kernel::kOpenTreeClone | AT_EMPTY_PATH | O_CLOEXEC)})
        return as_it_is;
    check(kernel::move_mount(root_.get(), kPlace), "mounting a workspace");
    const auto copy = [] { return UniqueFd{kernel::open_tree(AT_FDCWD, kPlace, kernel::kOpenTreeClone | O_CLOEXEC)}; };
    UniqueFd first = copy();
    UniqueFd second = copy();
    check(::umount2(kPlace, MNT_DETACH), "unmounting a workspace");
    if (!first || !second) throw_errno("copying the mount of a workspace");
    root_ = std::move(first);
    return second;
}

int attach_workspace(int root, std::span<const int> trees, std::span<const char* const> paths) noexcept {
    if (kernel::move_mount(root, kStagingFolder) != 0) return errno;
    const bool bound = ::mount("/box/work", kWorkFolder, nullptr, MS_BIND, nullptr) == 0 &&
                       ::mount("/box/tmp", kTemporaryFolder, nullptr, MS_BIND, nullptr) == 0 &&
                       ::mount("/box/shm", kSharedMemoryFolder, nullptr, MS_BIND, nullptr) == 0;
    if (!bound) return errno;
    for (std::size_t i = 0; i < trees.size(); ++i)
        if (kernel::move_mount(trees[i], paths[i]) != 0) return errno;
    return ::chdir(kWorkFolder) != 0 ? errno : 0;
}

int enter_folder(int root) noexcept {
    if (::fchdir(root) != 0) return errno;
    return ::chdir(kWorkName) != 0 ? errno : 0;
}

TakenFile Workspace::take(std::string_view name, Bytes cap) const {
    const UniqueFd file{kernel::openat2(work_.get(), std::string{name}.c_str(),
                                        O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, kBeneath)};
    if (!file && errno == ENOENT) return {};
    if (!file) return problem(errno == ELOOP ? "a link, not a regular file" : "it cannot be opened");
    struct stat status {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return problem("not a regular file");
    if (static_cast<std::uint64_t>(status.st_size) > count(cap)) return problem("larger than the output limit");
    TakenFile taken{true, {}, std::string(static_cast<std::size_t>(status.st_size), '\0')};
    std::size_t done = 0;
    while (done < taken.content.size()) {
        const auto size =
            ::pread(file.get(), taken.content.data() + done, taken.content.size() - done, static_cast<off_t>(done));
        if (size <= 0) break;
        done += static_cast<std::size_t>(size);
    }
    taken.content.resize(done);
    return taken;
}

}  // namespace gradebox::sandbox
