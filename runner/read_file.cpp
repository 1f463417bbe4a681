#include "runner/read_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace gradebox::runner {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_{fd} {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

tl::unexpected<Error> unreadable(const std::filesystem::path& path, const std::string& why) {
    return tl::unexpected{Error{"cannot be read: " + why, path}};
}

tl::unexpected<Error> unreadable(const std::filesystem::path& path, int error) {
    return unreadable(path, std::generic_category().message(error));
}

const char* kind_of(mode_t mode) {
    if (S_ISDIR(mode)) return "it is a directory, not a file";
    if (S_ISFIFO(mode)) return "it is a fifo, not a regular file";
    if (S_ISSOCK(mode)) return "it is a socket, not a regular file";
    return "it is a device, not a regular file";
}

}  // namespace

tl::expected<std::string, Error> read_file(const std::filesystem::path& path, std::uintmax_t limit) {
    // Asked before opening: to open a device can have effects, and opening a socket fails with a riddle (ENXIO).
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) return unreadable(path, kind_of(status.st_mode));
    // O_NONBLOCK: should a fifo have taken the file's place since, open(2) still returns at once.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0) return unreadable(path, errno);
    if (!S_ISREG(status.st_mode)) return unreadable(path, kind_of(status.st_mode));

    std::string content;
    content.reserve(std::min<std::uintmax_t>(static_cast<std::uintmax_t>(status.st_size), limit) + 1);
    std::array<char, 1 << 16> buffer;
    while (content.size() <= limit) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return unreadable(path, errno);
        if (got == 0) break;
        content.append(buffer.data(), static_cast<std::size_t>(got));
    }
    if (content.size() > limit) content.resize(static_cast<std::size_t>(limit) + 1);
    return content;
}

}  // namespace gradebox::runner
