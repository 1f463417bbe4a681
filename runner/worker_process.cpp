#include "runner/worker_process.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/env.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/io.hpp>
#include <cstdlib>
#include <vector>

#include "sandbox/kernel.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace process = boost::process;

namespace {

// The last steps in the child before exec. Nothing here allocates or throws.
struct Detach : process::extend::handler {
    explicit Detach(int worker_socket) : socket{worker_socket} {}

    template <class Executor>
    void on_exec_setup(Executor&) const {
        ::setsid();
        ::signal(SIGPIPE, SIG_DFL);
        if (socket == kWorkerSocket) {
            ::fcntl(socket, F_SETFD, 0);
        } else {
            ::dup2(socket, kWorkerSocket);
        }
        // Only marked: Boost's own pipe, on which it reports a failed exec, must live until exec.
        ::close_range(kWorkerSocket + 1, ~0U, CLOSE_RANGE_CLOEXEC);
    }

    int socket;
};

std::vector<std::string> arguments(const WorkerOptions& options) {
    std::vector<std::string> args{"--socket", std::to_string(kWorkerSocket), "--require", options.require};
    if (options.processor) {
        args.emplace_back("--processor");
        args.push_back(std::to_string(*options.processor));
    }
    for (const std::string& package : options.packages) {
        args.emplace_back("--package");
        args.push_back(package);
    }
    return args;
}

process::environment minimal_environment() {
    process::environment environment;
    for (const char* name : {"PATH", "HOME", "TMPDIR"}) {
        if (const char* value = std::getenv(name)) environment[name] = value;
    }
    environment["LANG"] = "C.UTF-8";
    environment["OPENBLAS_NUM_THREADS"] = "1";
    // Symbols that are first called in a fork would be resolved there: page faults in every run, instead of once here.
    environment["LD_BIND_NOW"] = "1";
    return environment;
}

process::child start(const WorkerOptions& options, int socket) {
    std::error_code error;
    process::child child{process::exe = options.program.string(),
                         process::args = arguments(options),
                         minimal_environment(),
                         process::std_in<process::null, process::std_out>
                             process::null,
                         Detach{socket},
                         error};
    if (error) throw std::system_error(error, "start " + options.program.string());
    return child;
}

std::string describe_status(int status) {
    if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
    return "exit code " + std::to_string(WEXITSTATUS(status));
}

}  // namespace

struct WorkerProcess::Child {
    process::child process;
    sandbox::UniqueFd pidfd;
    std::string ended;  // how; empty while it runs

    void kill() const noexcept {
        if (!ended.empty()) return;
        ::kill(-process.id(), SIGKILL);
        ::kill(process.id(), SIGKILL);  // it may not have come as far as its own process group
    }

    void reap() {
        std::error_code error;
        process.wait(error);
        ended = error ? error.message() : describe_status(process.native_exit_code());
    }
};

WorkerProcess::WorkerProcess(const WorkerOptions& options, sandbox::UniqueFd socket) {
    child_ = std::make_unique<Child>();
    child_->process = start(options, socket.get());
    child_->pidfd = sandbox::UniqueFd{sandbox::kernel::pidfd_open(child_->process.id())};
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
