#include "sandbox/box.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "sandbox/init.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/namespace.hpp"
#include "sandbox/root.hpp"
#include "sandbox/socket.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

// The others are the template's.
constexpr std::uint64_t kBoxNamespaces = CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWCGROUP;

[[noreturn]] void build_root(int channel, const std::vector<std::string>& readable) {
    std::string fault;
    try {
        check(::unshare(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS), "unshare");
        check(::sethostname("gradebox", 8), "sethostname");
        enter_private_root(readable);
    } catch (const std::exception& failure) {
        fault = failure.what();
    }
    ::send(channel, fault.data(), fault.size(), MSG_NOSIGNAL);
    char word = 0;
    ::recv(channel, &word, 1, 0);  // stays until the parent holds the namespaces
    ::_exit(0);
}

}  // namespace

UniqueFd open_sockets(pid_t pid) {
    return UniqueFd{::open(("/proc/" + std::to_string(pid) + "/net/unix").c_str(), O_RDONLY | O_CLOEXEC)};
}

BoxTemplate make_box_template(const std::vector<std::string>& readable) {
    auto [ours, theirs] = socket_pair(SOCK_SEQPACKET);
    const pid_t builder = check(::fork(), "fork");
    if (builder == 0) {
        ours.reset();
        build_root(theirs.get(), readable);
    }
    theirs.reset();
    std::array<char, 512> fault{};
    const auto size = ::recv(ours.get(), fault.data(), fault.size(), 0);
    BoxTemplate result{open_namespace(builder, "mnt"), open_namespace(builder, "net"), open_sockets(builder),
                       open_namespace(builder, "uts")};
    ours.reset();
    ::waitpid(builder, nullptr, 0);
    if (size != 0)
        throw std::runtime_error{"building the private root: " +
                                 std::string{fault.data(), size < 0 ? 0u : static_cast<std::size_t>(size)}};
    if (!result.mounts || !result.network || !result.sockets || !result.host_name)
        throw_errno("keeping the private root");
    return result;
}

Box::Box(const BoxTemplate& origin) {
    if (!origin.mounts) return;
    auto [ours, theirs] = socket_pair(SOCK_STREAM);
    int pidfd = -1;
    // Until it is known which of the two this is, nothing is written but to the stack: pid 1 may lack this object's
    // page.
    const pid_t child = check(kernel::clone3(kBoxNamespaces, &pidfd), "making the box's namespaces");
    if (child == 0) run_init(origin, theirs.get());
    pid_ = child;
    init_ = UniqueFd{pidfd};
    control_ = std::move(ours);
    theirs.reset();
    int error = 0;
    if (::recv(control_.get(), &error, sizeof error, MSG_WAITALL) != sizeof error) error = ECHILD;
    if (error == 0) return;
    ::waitpid(pid_, nullptr, 0);
    throw_errno("setting up pid 1 of the box", error);
}

void Box::close() {
    control_.reset();
}

Box::~Box() {
    close();
    if (pid_ < 0) return;
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

void Box::kill_everything() {
    if (pid_ < 0) return;
    char word = kInitKill;
    check(::send(control_.get(), &word, 1, MSG_NOSIGNAL), "telling pid 1 to kill");
    if (check(::recv(control_.get(), &word, 1, 0), "hearing from pid 1") != 1)
        throw_errno("pid 1 of the box is gone", ECONNRESET);
}

}  // namespace gradebox::sandbox
