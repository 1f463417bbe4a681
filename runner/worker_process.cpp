#include "runner/worker_process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace {

std::vector<std::string> arguments_of(const WorkerOptions& options) {
    std::vector<std::string> args{options.program.string(), "--socket", std::to_string(kWorkerSocket), "--require",
                                  options.require};
    if (options.processor) {
        args.emplace_back("--processor");
        args.push_back(std::to_string(*options.processor));
    }
    if (!options.examiner.empty()) {
        args.emplace_back("--examiner");
        args.push_back(options.examiner);
    }
    for (const std::string& package : options.packages) {
        args.emplace_back("--package");
        args.push_back(package);
    }
    return args;
}

std::vector<std::string> minimal_environment() {
    std::vector<std::string> environment;
    for (const char* name : {"PATH", "HOME", "TMPDIR"}) {
        if (const char* value = std::getenv(name)) environment.push_back(std::string{name} + '=' + value);
    }
    environment.emplace_back("LANG=C.UTF-8");
    environment.emplace_back("OPENBLAS_NUM_THREADS=1");
    // Symbols that are first called in a fork would be resolved there: page faults in every run, instead of once here.
    environment.emplace_back("LD_BIND_NOW=1");
    return environment;
}

// As execve(2) wants them; the strings must outlive it.
std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> result;
    for (std::string& string : strings) result.push_back(string.data());
    result.push_back(nullptr);
    return result;
}

// Out of the way of those that the worker gets.
sandbox::UniqueFd moved_up(const sandbox::UniqueFd& fd) {
    return sandbox::UniqueFd{sandbox::check(::fcntl(fd.get(), F_DUPFD_CLOEXEC, kWorkerSocket + 1), "fcntl")};
}

// What the child becomes a worker with, prepared before the fork: in the child nothing allocates or throws.
struct Start {
    std::vector<char*> arguments;
    std::vector<char*> environment;
    int null;    // above kWorkerSocket
    int socket;  // above kWorkerSocket
    int errors;  // above kWorkerSocket; gets errno when something fails, and is closed by exec
};

bool become_worker(const Start& start) {
    ::setsid();
    ::signal(SIGPIPE, SIG_DFL);
    if (::dup2(start.null, STDIN_FILENO) < 0 || ::dup2(start.null, STDOUT_FILENO) < 0) return false;
    if (::dup2(start.socket, kWorkerSocket) < 0) return false;
    // Only marked: the pipe for errors must live until exec.
    if (::close_range(kWorkerSocket + 1, ~0U, CLOSE_RANGE_CLOEXEC) != 0) return false;
    return ::execve(start.arguments.front(), start.arguments.data(), start.environment.data()) == 0;
}

// Own fork and exec: Boost.Process takes a child that could not be started for the pid -1, and kills that.
pid_t start(const WorkerOptions& options, const sandbox::UniqueFd& socket) {
    std::vector<std::string> arguments = arguments_of(options);
    std::vector<std::string> environment = minimal_environment();
    std::array<int, 2> ends{};
    sandbox::check(::pipe2(ends.data(), O_CLOEXEC), "pipe");
    const sandbox::UniqueFd errors{ends[0]};
    sandbox::UniqueFd their_errors{ends[1]};
    their_errors = moved_up(their_errors);
    const sandbox::UniqueFd their_socket = moved_up(socket);
    const sandbox::UniqueFd null =
        moved_up(sandbox::UniqueFd{sandbox::check(::open("/dev/null", O_RDWR | O_CLOEXEC), "open /dev/null")});
    const Start start{pointers(arguments), pointers(environment), null.get(), their_socket.get(), their_errors.get()};

    const pid_t pid = sandbox::check(::fork(), "fork");
    if (pid == 0) {
        const int error = become_worker(start) ? 0 : errno;
        ::_exit(::write(start.errors, &error, sizeof error) < 0 ? 126 : 127);
    }
    their_errors.reset();
    int error = 0;
    ssize_t got = 0;
    while ((got = ::read(errors.get(), &error, sizeof error)) < 0 && errno == EINTR) continue;
    if (got <= 0) return pid;  // the end of the pipe: exec has closed it
    while (::waitpid(pid, nullptr, 0) < 0 && errno == EINTR) continue;
    sandbox::throw_errno("start " + options.program.string(), error);
}

std::string describe_status(int status) {
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return "exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

struct WorkerProcess::Child {
    pid_t pid;  // of a process that was started: never -1, which kill(2) would take for everyone
    sandbox::UniqueFd pidfd;
    std::string ended;  // how; empty while it runs

    void kill() const noexcept {
        if (!ended.empty()) return;
        ::kill(-pid, SIGKILL);
        ::kill(pid, SIGKILL);  // it may not have come as far as its own process group
    }

    void reap() {
        int status = 0;
        while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
        ended = describe_status(status);
    }
};

WorkerProcess::WorkerProcess(const WorkerOptions& options, sandbox::UniqueFd socket) {
    const pid_t pid = start(options, socket);
    child_ = std::make_unique<Child>(Child{pid, sandbox::UniqueFd{sandbox::kernel::pidfd_open(pid)}, {}});
    if (!child_->pidfd) {
        const int error = errno;
        child_->kill();
        child_->reap();
        sandbox::throw_errno("pidfd_open", error);
    }
}

WorkerProcess::WorkerProcess(WorkerProcess&&) noexcept = default;
WorkerProcess& WorkerProcess::operator=(WorkerProcess&&) noexcept = default;

WorkerProcess::~WorkerProcess() {
    if (!child_ || !child_->ended.empty()) return;
    child_->kill();
    child_->reap();
}

std::string WorkerProcess::finish(std::chrono::milliseconds patience) {
    if (!child_->ended.empty()) return child_->ended;
    pollfd end{child_->pidfd.get(), POLLIN, 0};
    // An interrupted wait is cut short on purpose: whoever asks to stop does not wait for a slow worker.
    if (::poll(&end, 1, static_cast<int>(patience.count())) != 1) child_->kill();
    child_->reap();
    return child_->ended;
}

void WorkerProcess::kill() noexcept {
    child_->kill();
}

}  // namespace gradebox::runner
