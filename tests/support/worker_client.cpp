#include "tests/support/worker_client.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "sandbox/socket.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::tests {
namespace {

using sandbox::check;

constexpr int kWorkerSocket = 3;

[[noreturn]] void exec_worker(int socket, const WorkerClient::Options& options) {
    const char* program = std::getenv("GRADEBOX_WORKER");
    std::vector<std::string> words{program != nullptr ? program : "gradebox-worker",
                                   "--socket",
                                   "3",
                                   "--require",
                                   options.require,
                                   "--processor",
                                   std::to_string(options.processor)};
    for (const auto& package : options.packages) words.insert(words.end(), {"--package", package});
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    ::setsid();
    // dup2 to the same number would leave close-on-exec set.
    const int spare = ::fcntl(socket, F_DUPFD_CLOEXEC, 10);
    ::dup2(spare, kWorkerSocket);
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

void read_exactly(int socket, char* to, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(socket, to, size, 0);
        if (got <= 0) throw std::runtime_error{"the worker hung up"};
        to += got;
        size -= static_cast<std::size_t>(got);
    }
}

}  // namespace

WorkerClient::WorkerClient(const Options& options) {
    auto [ours, theirs] = sandbox::socket_pair(SOCK_STREAM);
    pid_ = check(::fork(), "fork");
    if (pid_ == 0) exec_worker(theirs.get(), options);
    socket_ = std::move(ours);
    theirs.reset();
    auto reply = receive();
    if (const auto* failed = std::get_if<harness::Failed>(&reply)) throw std::runtime_error{failed->reason};
    hello_ = std::get<harness::Hello>(reply);
}

WorkerClient::~WorkerClient() {
    socket_.reset();
    ::waitpid(pid_, nullptr, 0);
}

harness::Reply WorkerClient::receive() {
    unsigned char length[4];
    read_exactly(socket_.get(), reinterpret_cast<char*>(length), sizeof length);
    std::size_t size = 0;
    for (unsigned i = 0; i < sizeof length; ++i) size |= static_cast<std::size_t>(length[i]) << (8 * i);
    std::string frame(size, '\0');
    read_exactly(socket_.get(), frame.data(), frame.size());
    auto reply = harness::decode_reply(frame);
    if (!reply) throw std::runtime_error{"the worker sent " + reply.error().reason};
    return *std::move(reply);
}

harness::Reply WorkerClient::ask(const harness::Request& request) {
    const auto bytes = harness::encode(request);
    for (std::string_view rest = bytes; !rest.empty();)
        rest.remove_prefix(
            static_cast<std::size_t>(check(::send(socket_.get(), rest.data(), rest.size(), MSG_NOSIGNAL), "send")));
    return receive();
}

harness::Ran WorkerClient::run(const harness::Request& request) {
    auto reply = ask(request);
    if (const auto* failed = std::get_if<harness::Failed>(&reply)) throw std::runtime_error{failed->reason};
    return std::get<harness::Ran>(std::move(reply));
}

void WorkerClient::open_script(std::string source, const sandbox::Limits& limits, std::uint32_t processes) {
    const auto reply = ask(harness::Open{harness::EntryKind::script, "", std::move(source), {}, limits, processes});
    if (const auto* failed = std::get_if<harness::Failed>(&reply)) throw std::runtime_error{failed->reason};
}

void WorkerClient::open_calls(std::string entry, std::string source, const sandbox::Limits& limits,
                              std::uint32_t processes) {
    const auto reply =
        ask(harness::Open{harness::EntryKind::calls, std::move(entry), std::move(source), {}, limits, processes});
    if (const auto* failed = std::get_if<harness::Failed>(&reply)) throw std::runtime_error{failed->reason};
}

}  // namespace gradebox::tests
