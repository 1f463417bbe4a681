// Landlock alone, in a forked child: elsewhere mounts, namespaces and seccomp refuse much of this as well.
#include "sandbox/landlock.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "sandbox/socket.hpp"
#include "sandbox/system_error.hpp"
#include "sandbox/unique_fd.hpp"
#include "tests/support/probe.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace gradebox;
using sandbox::UniqueFd;

TEST_SUITE_BEGIN("landlock");

namespace {

namespace fs = std::filesystem;

std::uint32_t landlock_abi() {
    const long abi = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return abi < 0 ? 0 : static_cast<std::uint32_t>(abi);
}

// Folders read/, own/ and beside/, each with a file, an own folder and a program.
class Ground {
public:
    Ground() {
        for (const char* folder : {"read", "own", "beside"}) {
            fs::create_directories(top_.path() / folder / "folder");
            std::ofstream{top_.path() / folder / "file"} << "text";
            fs::copy_file("/usr/bin/true", top_.path() / folder / "program");
        }
    }
    std::string path(const std::string& name) const { return top_ / name; }

private:
    tests::TemporaryFolder top_;
};

int error_of(long result) {
    return result < 0 ? errno : 0;
}
int opening(const std::string& path, int flags) {
    const UniqueFd file{::open(path.c_str(), flags | O_CLOEXEC, 0600)};
    return file ? 0 : errno;
}
int executing(const std::string& path) {
    std::vector<char> name{path.begin(), path.end()};
    name.push_back('\0');
    char* const arguments[]{name.data(), nullptr};
    pid_t pid = -1;
    const int error = ::posix_spawn(&pid, path.c_str(), nullptr, nullptr, arguments, nullptr);
    if (error == 0) ::waitpid(pid, nullptr, 0);
    return error;
}

using Attempts = std::vector<std::function<int()>>;

// The errno of each attempt of a child that is restricted to the ground's own/ and, for reading, read/.
std::vector<int> outcomes(const Ground& ground, bool may_execute, const Attempts& attempts) {
    auto [ours, theirs] = sandbox::socket_pair(SOCK_SEQPACKET);
    const pid_t child = sandbox::check(::fork(), "fork");
    if (child == 0) {
        const std::string read = ground.path("read"), own = ground.path("own");
        const std::array readable{read.c_str(), "/usr", "/lib64", "/absent"};
        const std::array owned{own.c_str()};
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        std::vector<int> found{sandbox::restrict_with_landlock(landlock_abi(), {readable, owned, may_execute})};
        for (const auto& attempt : attempts) found.push_back(attempt());
        sandbox::send_message(theirs.get(), std::as_bytes(std::span{found}));
        ::_exit(0);
    }
    theirs.reset();
    std::vector<int> found(attempts.size() + 1, -1);
    sandbox::receive_message(ours.get(), std::as_writable_bytes(std::span{found}));
    ::waitpid(child, nullptr, 0);
    CHECK(found.front() == 0);
    found.erase(found.begin());
    return found;
}

}  // namespace

TEST_CASE("what is readable can be read, and nothing else be done with it") {
    NEED(landlock_abi() >= 3, "Landlock ABI 3");
    const Ground ground;
    const auto file = ground.path("read/file");
    const auto found = outcomes(
        ground, false,
        {[&] { return opening(file, O_RDONLY); }, [&] { return opening(ground.path("read"), O_RDONLY | O_DIRECTORY); },
         [&] { return opening(file, O_WRONLY); }, [&] { return opening(file, O_RDONLY | O_TRUNC); },
         [&] { return error_of(::truncate(file.c_str(), 0)); },
         [&] { return opening(ground.path("read/new"), O_WRONLY | O_CREAT); },
         [&] { return error_of(::unlink(file.c_str())); },
         [&] { return error_of(::rmdir(ground.path("read/folder").c_str())); },
         [&] { return executing(ground.path("read/program")); }});
    CHECK(found == std::vector<int>{0, 0, EACCES, EACCES, EACCES, EACCES, EACCES, EACCES, EACCES});
}

TEST_CASE("what lies beside cannot even be read") {
    NEED(landlock_abi() > 0, "Landlock");
    const Ground ground;
    const auto found = outcomes(
        ground, true,
        {[&] { return opening(ground.path("beside/file"), O_RDONLY); },
         [&] { return opening(ground.path("beside"), O_RDONLY | O_DIRECTORY); },
         [&] { return opening(ground.path("beside/new"), O_WRONLY | O_CREAT); },
         [&] { return opening("/etc/passwd", O_RDONLY); }, [&] { return executing(ground.path("beside/program")); }});
    CHECK(found == std::vector<int>{EACCES, EACCES, EACCES, EACCES, EACCES});
}

TEST_CASE("in its own folders a candidate may do all but execute, and that too where it may start processes") {
    NEED(landlock_abi() >= 3, "Landlock ABI 3");
    const Ground ground;
    const auto file = ground.path("own/file"), moved = ground.path("own/folder/moved");
    const auto found = outcomes(ground, false,
                                {[&] { return opening(file, O_RDWR | O_TRUNC); },
                                 [&] { return error_of(::rename(file.c_str(), moved.c_str())); },
                                 [&] { return error_of(::unlink(moved.c_str())); },
                                 [&] { return error_of(::symlink("x", ground.path("own/link").c_str())); },
                                 [&] { return error_of(::mkfifo(ground.path("own/fifo").c_str(), 0600)); },
                                 [&] { return executing(ground.path("own/program")); }});
    CHECK(found == std::vector<int>{0, 0, 0, 0, 0, EACCES});
    const auto executed = outcomes(ground, true,
                                   {[&] { return executing(ground.path("own/program")); },
                                    [&] { return executing(ground.path("read/program")); }});
    CHECK(executed == std::vector<int>{0, 0});
}

TEST_CASE("three devices can be written to, and no device can be controlled") {
    NEED(landlock_abi() >= 5, "Landlock ABI 5");
    const Ground ground;
    const auto control = [] {
        const UniqueFd device{::open("/dev/zero", O_WRONLY | O_CLOEXEC)};
        return error_of(::ioctl(device.get(), TCGETS, nullptr));
    };
    const auto found = outcomes(
        ground, true,
        {[] { return opening("/dev/null", O_WRONLY | O_TRUNC); }, [] { return opening("/dev/zero", O_WRONLY); },
         [] { return opening("/dev/full", O_WRONLY); }, [] { return opening("/dev/urandom", O_WRONLY); }, control});
    CHECK(found == std::vector<int>{0, 0, 0, EACCES, EACCES});
}

TEST_CASE("no port can be bound or connected to, no abstract socket reached, and nobody be signalled") {
    NEED(landlock_abi() >= 6, "Landlock ABI 6");
    const Ground ground;
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    const auto internet = [&any](int (*call)(int, const sockaddr*, socklen_t)) {
        const UniqueFd socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
        return error_of(call(socket.get(), reinterpret_cast<const sockaddr*>(&any), sizeof any));
    };
    sockaddr_un name{AF_UNIX, {}};
    const auto text = "gradebox-test-" + std::to_string(::getpid());
    text.copy(name.sun_path + 1, text.size());  // it begins with a NUL: abstract (unix(7))
    const auto* const abstract = reinterpret_cast<const sockaddr*>(&name);
    const UniqueFd listener{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    REQUIRE(::bind(listener.get(), abstract, sizeof name) == 0);
    REQUIRE(::listen(listener.get(), 1) == 0);
    const auto reach = [&] {
        const UniqueFd socket{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
        return error_of(::connect(socket.get(), abstract, sizeof name));
    };
    CHECK(reach() == 0);
    const auto found = outcomes(ground, true,
                                {[&] { return internet(::bind); }, [&] { return internet(::connect); }, reach,
                                 [] { return error_of(::kill(::getppid(), 0)); }});
    CHECK(found == std::vector<int>{EACCES, EACCES, EPERM, EPERM});
}

TEST_SUITE_END();
