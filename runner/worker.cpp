#include "runner/worker.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace {

constexpr std::chrono::seconds kStartPatience{120};   // for Hello: importing packages is slow on a cold disk
constexpr std::chrono::milliseconds kFarewell{2000};  // what a worker may take to clean up after hanging up
constexpr std::size_t kLengthSize = 4;
constexpr std::size_t kChunk = std::size_t{256} << 10;

std::size_t frame_length(std::string_view buffer) {
    std::size_t length = 0;
    for (std::size_t i = kLengthSize; i-- > 0;) length = (length << 8) | static_cast<unsigned char>(buffer[i]);
    return length;
}

bool would_block(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

}  // namespace

Worker::Worker(const WorkerOptions& options) {
    std::array<int, 2> ends{};
    sandbox::check(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), "socketpair");
    socket_ = sandbox::UniqueFd{ends[0]};
    sandbox::UniqueFd theirs{ends[1]};
    // Only our end: O_NONBLOCK belongs to each end by itself.
    sandbox::check(::fcntl(socket_.get(), F_SETFL, O_NONBLOCK), "fcntl");
    process_.emplace(options, std::move(theirs));
}

Worker& Worker::operator=(Worker&& other) noexcept {
    if (this != &other) {
        std::swap(socket_, other.socket_);
        std::swap(process_, other.process_);
        std::swap(outgoing_, other.outgoing_);
        std::swap(sent_, other.sent_);
        std::swap(incoming_, other.incoming_);
    }
    return *this;
}

Worker::~Worker() {
    socket_.reset();
    if (process_) process_->finish(kFarewell);
}

void Worker::queue(const harness::Request& request) {
    if (!has_unsent()) {
        outgoing_.clear();
        sent_ = 0;
    }
    outgoing_ += harness::encode(request);
}

void Worker::flush() {
    while (has_unsent()) {
        const ssize_t written =
            ::send(socket_.get(), outgoing_.data() + sent_, outgoing_.size() - sent_, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written < 0 && would_block(errno)) return;
        // Its last words may say why it went; they are read before the loss is declared.
        if (written < 0 && (errno == EPIPE || errno == ECONNRESET)) {
            sent_ = outgoing_.size();
            return;
        }
        sandbox::check(written, "send to the worker");
        sent_ += static_cast<std::size_t>(written);
    }
    outgoing_ = {};
    sent_ = 0;
}

// False: the worker has hung up.
tl::expected<bool, WorkerLost> Worker::read_some() {
    const std::size_t before = incoming_.size();
    incoming_.resize(before + kChunk);
    const ssize_t got = ::recv(socket_.get(), incoming_.data() + before, kChunk, MSG_DONTWAIT);
    const int error = errno;
    incoming_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got > 0) return true;
    if (got < 0 && would_block(error)) return true;
    if (got == 0 || error == ECONNRESET) return false;
    sandbox::throw_errno("receive from the worker", error);
}

tl::expected<std::optional<harness::Reply>, WorkerLost> Worker::take_frame() {
    if (incoming_.size() < kLengthSize) return std::nullopt;
    const std::size_t length = frame_length(incoming_);
    if (length > harness::kMaxFrame) {
        return tl::unexpected(WorkerLost{"the worker announced a frame of " + std::to_string(length) + " bytes"});
    }
    if (incoming_.size() < kLengthSize + length) return std::nullopt;
    if (incoming_.size() > kLengthSize + length) {
        return tl::unexpected(WorkerLost{"the worker sent more than it was asked for"});
    }
    auto reply = harness::decode_reply(std::string_view{incoming_}.substr(kLengthSize));
    if (!reply) return tl::unexpected(WorkerLost{"the worker sent nonsense: " + reply.error().reason});
    incoming_ = {};
    return std::optional<harness::Reply>{std::move(*reply)};
}

tl::expected<std::optional<harness::Reply>, WorkerLost> Worker::receive() {
    const auto open = read_some();
    if (!open) return tl::unexpected(open.error());
    auto reply = take_frame();
    if (!reply || *reply || *open) return reply;
    return tl::unexpected(ended());
}

WorkerLost Worker::ended() {
    return {"the worker ended (" + process_->finish(kFarewell) + ")"};
}

namespace {

enum class Event { socket, interrupt, nothing };

Event wait_for_event(const Worker& worker, std::chrono::steady_clock::time_point deadline, int interrupt_fd) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    const short wanted = worker.has_unsent() ? POLLIN | POLLOUT : POLLIN;
    std::array<pollfd, 2> fds{{{worker.socket(), wanted, 0}, {interrupt_fd, POLLIN, 0}}};
    const int ready = ::poll(fds.data(), fds.size(), static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready < 0 && errno != EINTR) sandbox::throw_errno("poll");
    if (ready < 0) return Event::socket;
    if (fds[1].revents != 0) return Event::interrupt;
    return ready == 0 ? Event::nothing : Event::socket;
}

}  // namespace

tl::expected<harness::Reply, WorkerLost> wait_for_reply(Worker& worker, std::chrono::milliseconds patience,
                                                        int interrupt_fd) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        worker.flush();
        switch (wait_for_event(worker, deadline, interrupt_fd)) {
            case Event::interrupt:
                return tl::unexpected(WorkerLost{"interrupted"});
            case Event::nothing:
                worker.kill();
                return tl::unexpected(WorkerLost{"the worker was silent for too long"});
            case Event::socket:
                break;
        }
        auto reply = worker.receive();
        if (!reply) return tl::unexpected(reply.error());
        if (*reply) return std::move(**reply);
    }
}

namespace {

tl::expected<harness::Reply, WorkerLost> reply_or_failure(Worker& worker, std::chrono::milliseconds patience,
                                                          int interrupt_fd) {
    auto reply = wait_for_reply(worker, patience, interrupt_fd);
    if (!reply) return reply;
    if (const auto* const failed = std::get_if<harness::Failed>(&*reply))
        return tl::unexpected(WorkerLost{failed->reason});
    return reply;
}

}  // namespace

std::optional<WorkerLost> wait_for_hello(Worker& worker, int interrupt_fd) {
    const auto hello = reply_or_failure(worker, kStartPatience, interrupt_fd);
    return hello ? std::nullopt : std::optional{hello.error()};
}

tl::expected<harness::Reply, WorkerLost> ask(Worker& worker, const harness::Request& request,
                                             std::chrono::milliseconds patience, int interrupt_fd) {
    worker.queue(request);
    return reply_or_failure(worker, patience, interrupt_fd);
}

}  // namespace gradebox::runner
