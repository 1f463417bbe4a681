#include "runner/pool.hpp"

#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "runner/processors.hpp"
#include "runner/worker.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::runner {

namespace {

using std::chrono::seconds;

constexpr int kStartTries = 3;          // failed starts in a row before a slot is given up
constexpr seconds kStartPatience{120};  // for Hello: importing packages is slow on a cold disk
constexpr std::size_t kFdsPerSlot = 2;  // the worker's socket, the timer

// A deadline that poll(2) can wait for.
class Timer {
public:
    Timer() : fd_{sandbox::check(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create")} {}

    int fd() const noexcept { return fd_.get(); }
    void arm(sandbox::Microseconds delay) {
        const auto whole = std::chrono::duration_cast<seconds>(delay);
        const auto rest = std::chrono::nanoseconds{delay - whole};
        itimerspec spec{};
        spec.it_value = {whole.count(), rest.count()};
        sandbox::check(::timerfd_settime(fd_.get(), 0, &spec, nullptr), "timerfd_settime");
    }
    void disarm() { arm(sandbox::Microseconds{0}); }

private:
    sandbox::UniqueFd fd_;
};

// Where one worker and the grading it serves stand.
struct Slot {
    enum class Awaiting { nothing, hello, reply };

    std::unique_ptr<Grading> grading;
    std::optional<Worker> worker;
    std::optional<harness::Hello> hello;
    Awaiting awaiting{Awaiting::nothing};
    sandbox::Microseconds longest_run{0};  // in the box that is open
    int failed_starts{0};                  // in a row
    bool given_up{false};                  // the others go on without it
    Timer timer;
};

std::string start_failure(const harness::Reply& reply) {
    if (const auto* failed = std::get_if<harness::Failed>(&reply)) return failed->reason;
    return "the worker's first word was not Hello";
}

class Pool {
public:
    Pool(const WorkerOptions& options, unsigned workers, int interrupt_fd, const Source& source, const Sink& sink)
        : options_{options}, interrupt_fd_{interrupt_fd}, source_{source}, sink_{sink}, slots_(std::max(workers, 1U)) {}

    tl::expected<void, NoWorker> run();

private:
    bool assign_work();
    bool may_go_on(const Slot& slot) const;
    bool wait();
    void stop();

    void serve(Slot& slot);
    void start_worker(Slot& slot);
    void ask_next(Slot& slot);
    void on_socket(Slot& slot, short events);
    void on_reply(Slot& slot, harness::Reply reply);
    void on_first_word(Slot& slot, const harness::Reply& reply);
    void lose(Slot& slot, const std::string& reason);
    void count_failed_start(Slot& slot, const std::string& reason, bool refused);
    std::unique_ptr<Grading> next_grading();

    const WorkerOptions& options_;
    std::vector<int> processors_{usable_processors()};
    int interrupt_fd_;
    const Source& source_;
    const Sink& sink_;
    std::vector<Slot> slots_;
    std::vector<pollfd> fds_;
    std::vector<std::unique_ptr<Grading>> handed_back_;  // by slots that were given up
    bool ever_started_{false};
    std::optional<NoWorker> given_up_;
};

tl::expected<void, NoWorker> Pool::run() {
    while (!given_up_ && assign_work()) {
        if (!wait()) break;
        for (std::size_t i = 0; i < slots_.size() && !given_up_; ++i) {
            Slot& slot = slots_[i];
            const bool silent = fds_[i * kFdsPerSlot + 1].revents != 0;
            const short events = fds_[i * kFdsPerSlot].revents;
            if (events != 0) {
                on_socket(slot, events);
            } else if (silent && slot.worker) {
                slot.worker->kill();
                lose(slot, "the worker was silent for too long");
            }
        }
    }
    stop();
    if (given_up_) return tl::unexpected(*given_up_);
    return {};
}

// False when nothing is left to do.
bool Pool::assign_work() {
    const std::size_t handed_back = handed_back_.size();
    bool busy = false;
    for (Slot& slot : slots_) {
        while (!given_up_ && !slot.given_up && slot.awaiting == Slot::Awaiting::nothing && may_go_on(slot)) {
            if (slot.grading) {
                serve(slot);
            } else if (!(slot.grading = next_grading())) {
                break;
            }
        }
        busy = busy || slot.grading;
    }
    // A slot that has been passed over already may be free to take it.
    if (handed_back_.size() > handed_back && !given_up_) return assign_work();
    return (busy || !handed_back_.empty()) && !given_up_;
}

std::unique_ptr<Grading> Pool::next_grading() {
    if (handed_back_.empty()) return source_();
    auto grading = std::move(handed_back_.back());
    handed_back_.pop_back();
    return grading;
}

// While a grading wants to be alone the others are held back: what they have begun ends, then its turn comes.
bool Pool::may_go_on(const Slot& slot) const {
    const auto wants_to_be_alone = [](const Slot& one) { return one.grading && one.grading->wants_to_be_alone(); };
    const auto first = std::find_if(slots_.begin(), slots_.end(), wants_to_be_alone);
    if (first == slots_.end()) return true;
    if (&*first != &slot) return false;
    return std::all_of(slots_.begin(), slots_.end(),
                       [](const Slot& one) { return one.awaiting == Slot::Awaiting::nothing; });
}

// False when interrupted.
bool Pool::wait() {
    fds_.clear();
    for (Slot& slot : slots_) {
        const short wanted = slot.worker && slot.worker->has_unsent() ? POLLIN | POLLOUT : POLLIN;
        fds_.push_back({slot.worker ? slot.worker->socket() : -1, wanted, 0});
        fds_.push_back({slot.timer.fd(), POLLIN, 0});
    }
    fds_.push_back({interrupt_fd_, POLLIN, 0});
    while (::poll(fds_.data(), fds_.size(), -1) < 0) {
        if (errno != EINTR) sandbox::throw_errno("poll");
    }
    return fds_.back().revents == 0;
}

void Pool::stop() {
    for (Slot& slot : slots_) {
        if (slot.worker) slot.worker->hang_up();
    }
    for (Slot& slot : slots_) {
        if (slot.grading) sink_(std::move(slot.grading), false);
        slot.worker.reset();
    }
    for (auto& grading : handed_back_) sink_(std::move(grading), false);
}

// Takes an idle slot with a grading one step further.
void Pool::serve(Slot& slot) {
    if (!slot.worker) {
        start_worker(slot);
    } else {
        ask_next(slot);
    }
}

void Pool::start_worker(Slot& slot) {
    WorkerOptions options = options_;
    const auto index = static_cast<std::size_t>(&slot - slots_.data());
    options.processor = processors_[index % processors_.size()];
    try {
        slot.worker.emplace(options);
    } catch (const std::system_error& error) {
        count_failed_start(slot, error.what(), false);
        return;
    }
    slot.awaiting = Slot::Awaiting::hello;
    slot.timer.arm(kStartPatience);
}

void Pool::ask_next(Slot& slot) {
    slot.grading->set_worker(*slot.hello);
    const std::optional<harness::Request> request = slot.grading->next();
    if (!request) {
        sink_(std::move(slot.grading), true);
        return;
    }
    if (const auto* open = std::get_if<harness::Open>(&*request)) slot.longest_run = longest_wall(open->limits);
    if (const auto* open = std::get_if<harness::Open>(&*request); open != nullptr && !open->suite.test.empty())
        slot.longest_run += longest_wall(open->suite.limits);
    const auto* const suite = std::get_if<harness::RunSuite>(&*request);
    const auto runs = suite == nullptr ? 1 : 1 + static_cast<int>(suite->tests.size());
    slot.worker->queue(*request);
    slot.worker->flush();
    slot.awaiting = Slot::Awaiting::reply;
    slot.timer.arm(runs * slot.longest_run + options_.patience);
}

void Pool::on_socket(Slot& slot, short events) {
    if ((events & POLLOUT) != 0) slot.worker->flush();
    if ((events & ~POLLOUT) == 0) return;
    auto received = slot.worker->receive();
    if (!received) {
        lose(slot, received.error().reason);
    } else if (*received) {
        on_reply(slot, std::move(**received));
    }
}

void Pool::on_reply(Slot& slot, harness::Reply reply) {
    switch (std::exchange(slot.awaiting, Slot::Awaiting::nothing)) {
        case Slot::Awaiting::nothing:
            lose(slot, "the worker spoke without being asked");
            break;
        case Slot::Awaiting::hello:
            on_first_word(slot, reply);
            break;
        case Slot::Awaiting::reply:
            slot.timer.disarm();
            slot.grading->accept(reply);
            break;
    }
}

void Pool::on_first_word(Slot& slot, const harness::Reply& reply) {
    slot.timer.disarm();
    if (const auto* hello = std::get_if<harness::Hello>(&reply)) {
        slot.hello = *hello;
        slot.failed_starts = 0;
        ever_started_ = true;
        return;
    }
    slot.worker.reset();
    count_failed_start(slot, start_failure(reply), std::holds_alternative<harness::Failed>(reply));
}

void Pool::lose(Slot& slot, const std::string& reason) {
    const Slot::Awaiting awaited = std::exchange(slot.awaiting, Slot::Awaiting::nothing);
    slot.timer.disarm();
    slot.worker.reset();
    slot.hello.reset();
    if (awaited == Slot::Awaiting::hello) {
        count_failed_start(slot, reason, false);
    } else if (slot.grading) {
        spdlog::warn("{}; starting another", reason);
        slot.grading->worker_lost(reason);
    }
}

// A worker that refuses, before any has ever come up, will refuse again: the machine can't give what is required.
void Pool::count_failed_start(Slot& slot, const std::string& reason, bool refused) {
    slot.given_up = ++slot.failed_starts >= kStartTries;
    const bool none_left = std::all_of(slots_.begin(), slots_.end(), [](const Slot& one) { return one.given_up; });
    if ((refused && !ever_started_) || none_left) {
        given_up_ = NoWorker{reason};
    } else if (slot.given_up) {
        spdlog::warn("{}; going on with fewer workers", reason);
        handed_back_.push_back(std::move(slot.grading));
    }
}

}  // namespace

tl::expected<void, NoWorker> run_pool(const WorkerOptions& options, unsigned workers, int interrupt_fd,
                                      const Source& source, const Sink& sink) {
    return Pool{options, workers, interrupt_fd, source, sink}.run();
}

}  // namespace gradebox::runner
