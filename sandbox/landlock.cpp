#include "sandbox/landlock.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace gradebox::sandbox {
namespace {

// Debian 12's headers know ABI 2; the kernel may know more.
constexpr std::uint64_t kTruncate = 1ull << 14;     // ABI 3
constexpr std::uint64_t kDeviceIoctl = 1ull << 15;  // ABI 5
constexpr std::uint64_t kBindAndConnectTcp = 3;     // ABI 4
constexpr std::uint64_t kScopes = 3;                // ABI 6: abstract unix sockets, signals

struct RulesetAttributes {
    std::uint64_t handled_access_fs;
    std::uint64_t handled_access_net;
    std::uint64_t scoped;
};

// Of a file; the others are of folders, and to ask for them for a file is EINVAL.
constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                   LANDLOCK_ACCESS_FS_READ_FILE | kTruncate | kDeviceIoctl;
constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kAllOfAbi1 = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

std::uint64_t all_access(std::uint32_t abi) {
    std::uint64_t access = kAllOfAbi1;
    if (abi >= 2) access |= LANDLOCK_ACCESS_FS_REFER;
    if (abi >= 3) access |= kTruncate;
    if (abi >= 5) access |= kDeviceIoctl;
    return access;
}

int allow_below(int ruleset, const char* path, std::uint64_t access) {
    const int file = ::open(path, O_PATH | O_CLOEXEC);
    if (file < 0) return errno;
    const auto allow = [&](std::uint64_t rights) {
        const landlock_path_beneath_attr rule{rights, file};
        return ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0 ? 0 : errno;
    };
    int error = allow(access);
    if (error == EINVAL) error = allow(access & kOfFiles);
    ::close(file);
    return error;
}

int add_rules(int ruleset, std::uint32_t abi, const Reach& reach) {
    const std::uint64_t execute = reach.may_execute ? LANDLOCK_ACCESS_FS_EXECUTE : 0;
    const std::uint64_t device = LANDLOCK_ACCESS_FS_WRITE_FILE | (abi >= 3 ? kTruncate : 0);
    for (const char* path : reach.readable) {
        const int error = allow_below(ruleset, path, kRead | execute);
        // What lies in no file system that can be mounted (EBADFD: a pipe, a memfd) needs no rule.
        if (error != 0 && error != ENOENT && error != EBADFD) return error;
    }
    for (const char* path : {"/dev/null", "/dev/zero", "/dev/full"})
        if (const int error = allow_below(ruleset, path, device)) return error;
    const std::uint64_t own = all_access(abi) & ~(reach.may_execute ? 0ull : LANDLOCK_ACCESS_FS_EXECUTE);
    for (const char* path : reach.own)
        if (const int error = allow_below(ruleset, path, own)) return error;
    return 0;
}

}  // namespace

int restrict_with_landlock(std::uint32_t abi, const Reach& reach) noexcept {
    if (abi == 0) return 0;
    RulesetAttributes attributes{all_access(abi), abi >= 4 ? kBindAndConnectTcp : 0, abi >= 6 ? kScopes : 0};
    const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    const int ruleset = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (ruleset < 0) return errno;
    int error = add_rules(ruleset, abi, reach);
    if (error == 0 && ::syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) error = errno;
    ::close(ruleset);
    return error;
}

}  // namespace gradebox::sandbox
