// Speaks the frames of gradebox-worker and misbehaves on demand. It runs no Python: every script prints "ok".
// Its "packages" say how: `--package die-once=/path` and so on; see Behaviour.
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "harness/messages.hpp"

namespace {

using namespace gradebox;

int worker_socket = -1;
std::map<std::string, std::string> behaviour;  // name to argument
sandbox::Limits limits;                        // of the box that is open

bool is(const std::string& name) {
    return behaviour.contains(name);
}

// True the first time that any fake worker with this behaviour asks: the file at its argument remembers.
bool once(const std::string& name) {
    if (!is(name)) return false;
    const int fd = ::open(behaviour[name].c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (fd >= 0) ::close(fd);
    return fd >= 0;
}

void send_bytes(const std::string& bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t n = ::send(worker_socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) std::exit(0);
        sent += static_cast<std::size_t>(n);
    }
}

std::string receive_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    for (std::size_t got = 0; got < size;) {
        const ssize_t n = ::recv(worker_socket, bytes.data() + got, size - got, 0);
        if (n <= 0) std::exit(0);
        got += static_cast<std::size_t>(n);
    }
    return bytes;
}

std::string receive_frame() {
    const std::string length = receive_bytes(4);
    std::size_t size = 0;
    for (std::size_t i = 4; i-- > 0;) size = (size << 8) | static_cast<unsigned char>(length[i]);
    return receive_bytes(size);
}

void reply(const harness::Reply& message) {
    send_bytes(harness::encode(message));
}

std::string open_descriptors() {
    std::vector<int> fds;
    DIR* folder = ::opendir("/proc/self/fd");
    while (const dirent* entry = ::readdir(folder)) {
        const int fd = std::atoi(entry->d_name);
        if (entry->d_name[0] != '.' && fd != ::dirfd(folder)) fds.push_back(fd);
    }
    ::closedir(folder);
    std::sort(fds.begin(), fds.end());
    std::string text;
    for (const int fd : fds) text += std::to_string(fd) + " ";
    return text + (::getsid(0) == ::getpid() ? "leader" : "follower");
}

// slow=/path: a run takes a second and a half. Who may take no longer than one must be alone: no other run that is slow
// at the same path holds the lock.
void be_slow(harness::Ran& ran) {
    using std::chrono::seconds;
    const bool should_be_alone = limits.cpu_time <= seconds{1};
    const int fd = ::open(behaviour["slow"].c_str(), O_CREAT | O_RDONLY | O_CLOEXEC, 0600);
    const bool alone = ::flock(fd, (should_be_alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0;
    if (should_be_alone && !alone) ran.standard_output = "not alone";
    if (!should_be_alone) {
        ran.report.cpu_time = std::chrono::milliseconds{1500};
        for (int i = 0; i < 1000; ++i) ::sched_yield();
    }
    ::close(fd);
}

harness::Ran run(const harness::RunScriptView& script) {
    harness::Ran ran;
    ran.report.cause = sandbox::ExitCause::exited;
    ran.report.cpu_time = std::chrono::milliseconds{1};
    ran.answered = true;
    ran.standard_output = is("descriptors") ? open_descriptors() : "ok";
    if (is("slow")) be_slow(ran);
    if (is("fail-generator")) {
        ran.report.exit_code = 1;
        ran.standard_error = "Traceback: no luck";
    }
    if (!script.standard_output_path.empty()) {
        const int fd = ::open(std::string{script.standard_output_path}.c_str(), O_WRONLY | O_CLOEXEC);
        const std::string content(is("fill") ? std::stoul(behaviour["fill"]) : 10, 'x');
        if (::write(fd, content.data(), content.size()) < 0) ran.report.cause = sandbox::ExitCause::machinery;
        ::close(fd);
    }
    return ran;
}

void misbehave() {
    if (is("die") || once("die-once")) ::_exit(9);
    if (is("nonsense") || once("nonsense-once")) send_bytes(std::string("\x05\x00\x00\x00", 4) + "hello");
    if (once("huge-once")) send_bytes("\xff\xff\xff\xff");
    if (once("surplus-once")) {
        send_bytes(harness::encode(harness::Reply{harness::Opened{}}) +
                   harness::encode(harness::Reply{harness::Opened{}}));
    }
    if (once("silent-once")) ::pause();
    if (once("hang-up-once")) {
        ::close(worker_socket);
        ::pause();
    }
}

void serve(const harness::RequestView& request) {
    misbehave();
    if (const auto* open = std::get_if<harness::OpenView>(&request)) {
        limits = open->limits;
        return reply(harness::Opened{});
    }
    if (std::holds_alternative<harness::Close>(request)) return reply(harness::Closed{});
    if (const auto* script = std::get_if<harness::RunScriptView>(&request)) return reply(run(*script));
    reply(harness::Failed{"only scripts here"});
}

void start() {
    if (is("refuse")) {
        reply(harness::Failed{"this machine has no namespaces"});
        std::exit(3);
    }
    if (is("only-one")) {
        const int lock =
            ::open(behaviour["only-one"].c_str(), O_CREAT | O_RDONLY | O_CLOEXEC, 0600);  // held to the end
        if (::flock(lock, LOCK_EX | LOCK_NB) != 0) std::exit(7);
    }
    if (is("exit-at-once") || once("exit-at-once-once")) std::exit(7);
    harness::Hello hello;
    hello.python_version = "3.11.2";
    hello.protections.tier = "full";
    hello.protections.cgroup = "none";
    reply(hello);
}

}  // namespace

int main(int argc, char** argv) {
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        const std::string value = argv[i + 1];
        if (option == "--socket") worker_socket = std::stoi(value);
        if (option == "--package") behaviour[value.substr(0, value.find('='))] = value.substr(value.find('=') + 1);
    }
    start();
    for (;;) {
        const std::string frame = receive_frame();
        const auto request = harness::decode_request(frame);
        if (!request) return 1;
        serve(*request);
    }
}
