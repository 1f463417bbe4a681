#include "sandbox/root.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "sandbox/identity.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"

namespace gradebox::sandbox {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStage = "/tmp";  // in a mount namespace of our own, so nobody else sees it

std::string staged(const std::string& path) {
    return kStage + path;
}

void bind_mount(const std::string& from, const std::string& to, std::uint64_t attributes) {
    const UniqueFd tree{check(
        kernel::open_tree(AT_FDCWD, from.c_str(), kernel::kOpenTreeClone | O_CLOEXEC | AT_RECURSIVE), "open_tree")};
    if (kernel::move_mount(tree.get(), to.c_str()) != 0) throw_errno("binding " + from);
    // Locked flags of an ordinary user's mounts may only be added to.
    if (kernel::mount_setattr(AT_FDCWD, to.c_str(), AT_RECURSIVE, attributes) != 0)
        throw_errno("making " + from + " read-only");
}

void write_text(const std::string& path, const std::string& text) {
    const UniqueFd file{::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644)};
    if (!file || ::write(file.get(), text.data(), text.size()) < 0) throw_errno("writing " + path);
}

void bind_readable(const std::vector<std::string>& readable) {
    for (const auto& path : readable) {
        if (!fs::is_directory(path)) continue;
        fs::create_directories(staged(path));
        bind_mount(path, staged(path), kernel::kMountReadOnly | kernel::kMountNoSuid | kernel::kMountNoDevices);
    }
    for (const char* name : {"/bin", "/lib", "/lib64"})
        if (fs::exists(staged("/usr") + name)) fs::create_directory_symlink(std::string{"usr"} + name, staged(name));
}

void make_devices() {
    fs::create_directory(staged("/dev"));
    for (const char* name : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"}) {
        write_text(staged(name), "");
        bind_mount(name, staged(name), kernel::kMountNoSuid);
    }
    fs::create_directory_symlink("/proc/self/fd", staged("/dev/fd"));
    fs::create_symlink("/proc/self/fd/0", staged("/dev/stdin"));
    fs::create_symlink("/proc/self/fd/1", staged("/dev/stdout"));
    fs::create_symlink("/proc/self/fd/2", staged("/dev/stderr"));
}

// Programs look up the names of their own user, of root, and of the owners of files: in the candidate's user namespace
// everyone else is 65534.
void make_etc() {
    const auto id = std::to_string(kCandidateId);
    fs::create_directory(staged("/etc"));
    write_text(staged("/etc/passwd"),
               "root:x:0:0:root:/root:/usr/sbin/nologin\n"
               "candidate:x:" +
                   id + ":" + id + "::" + kWorkFolder +
                   ":/bin/sh\n"
                   "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
    write_text(staged("/etc/group"), "root:x:0:\ncandidate:x:" + id + ":\nnogroup:x:65534:\n");
}

}  // namespace

void enter_private_root(const std::vector<std::string>& readable) {
    ::umask(022);
    check(::mount("gradebox", kStage, "tmpfs", MS_NOSUID, "size=1m,mode=755"), "mounting the private root");
    bind_readable(readable);
    make_devices();
    make_etc();
    for (const char* name : {kWorkFolder, kTemporaryFolder, kSharedMemoryFolder, kStagingFolder, "/proc"})
        fs::create_directories(staged(name));
    bind_mount("/proc", staged("/proc"), kernel::kMountNoSuid);
    check(::chdir(kStage), "chdir");
    // pivot_root(2), NOTES: the old root is stacked below the new one, and unmounted at once.
    check(kernel::pivot_root(".", "."), "pivot_root");
    check(::umount2(".", MNT_DETACH), "leaving the old root");
    check(::chdir("/"), "chdir /");
    check(kernel::mount_setattr(AT_FDCWD, "/", 0, kernel::kMountReadOnly | kernel::kMountNoSuid), "read-only root");
}

}  // namespace gradebox::sandbox
