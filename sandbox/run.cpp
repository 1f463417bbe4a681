#include "sandbox/run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

#include "sandbox/cgroup_files.hpp"
#include "sandbox/kernel.hpp"
#include "sandbox/precedence.hpp"
#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {
namespace {

using std::chrono::duration_cast;
using std::chrono::nanoseconds;

// A limit that has nearly been reached is looked at no more often than this.
constexpr Microseconds kShortestWait{500};
// What a busy machine takes before the candidate's first instruction is not the candidate's time.
constexpr Microseconds kLongestSetUp = std::chrono::seconds{10};
// Output that has been read is followed by a pause of so many milliseconds in which more of it wakes nobody, so that a
// candidate that writes in small pieces is not interrupted at each. A pipe has room for what it writes meanwhile.
constexpr int kPause = 1;

nanoseconds read_clock(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return std::chrono::seconds{now.tv_sec} + nanoseconds{now.tv_nsec};
}

// Libraries and files that a run may map besides.
constexpr std::uint64_t kMappedBeside = 256 << 20;

// Where no cgroup limits memory: what rlimits must leave to the interpreter's own and to each thread, whose stack is
// data, and whose part of the heap is 128 MiB of addresses (HEAP_MAX_SIZE of glibc's arena.c, twice).
struct MemoryRlimits {
    std::uint64_t data{0};
    std::uint64_t addresses{0};
};
MemoryRlimits memory_rlimits(const Limits& limits, pid_t zygote) {
    constexpr std::uint64_t kStack = 9 << 20;
    constexpr std::uint64_t kHeap = 128 << 20;
    const auto status = read_file("/proc/" + std::to_string(zygote) + "/status").value_or("");
    const auto now = [&status](const char* what) {
        const auto at = status.find(what);
        return at == std::string::npos ? 0 : std::strtoull(status.c_str() + at + std::strlen(what), nullptr, 10) << 10;
    };
    const auto own = count(limits.memory) + limits.threads * kStack;
    return {now("VmData:") + own, now("VmSize:") + own + limits.threads * kHeap + kMappedBeside};
}

// The eventfd is the candidate's too: it may have made it a blocking one, and may read it before us.
bool take_without_waiting(int eventfd) {
    std::uint64_t count = 0;
    const iovec into{&count, sizeof count};
    return ::preadv2(eventfd, &into, 1, -1, RWF_NOWAIT) > 0;
}

bool ready(const pollfd& descriptor) {
    return descriptor.revents != 0;
}

}  // namespace

Run::Run(Sandbox& sandbox, Box& box, Waiting waiting, const Workspace& workspace, const Limits& limits,
         const RunOptions& options)
    : sandbox_{sandbox},
      zygote_{waiting.zygote()},
      box_{box},
      limits_{limits},
      cgroup_{options.cgroup ? options.cgroup : sandbox.cgroups().make(limits)},
      timer_{check(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK), "timerfd_create")},
      weighs_{options.weighs},
      abandon_{options.abandon},
      turns_{options.turns},
      output_{limits.output},
      error_{limits.output} {
    if (waiting.answers()) wake_ = UniqueFd{check(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "eventfd")};
    base_.wall_time = clock();
    enter(std::move(waiting), workspace, options);
}

void Run::enter(Waiting waiting, const Workspace& workspace, const RunOptions& options) {
    const uid_t owner = sandbox_.candidate_on_host();
    const UniqueFd captured = options.standard_output < 0 ? output_.open(owner) : UniqueFd{};
    const UniqueFd errors = error_.open(owner);
    const auto doors = cgroup_->doors();
    std::vector<int> trees;
    std::vector<const char*> paths;
    for (const auto& all : {std::span{workspace.shown()}, options.shown}) {
        for (const auto& shown : all) {
            trees.push_back(shown.tree.get());
            paths.push_back(shown.path.c_str());
        }
    }
    Entry entry;
    entry.init = box_.init();
    entry.user_namespace = zygote_.user_namespace();
    entry.id = sandbox_.candidate_id();
    entry.workspace = options.workspace_root < 0 ? workspace.root() : options.workspace_root;
    entry.standard_input = options.standard_input;
    entry.standard_output = captured ? captured.get() : options.standard_output;
    entry.standard_error = errors.get();
    entry.wake = wake_.get();
    entry.cgroup_doors = doors;
    entry.shown_trees = trees;
    entry.shown_paths = paths;
    entry.limits = limits_;
    entry.landlock_abi = sandbox_.machine().landlock_abi;
    const auto rlimits = cgroup_->limits_memory() ? MemoryRlimits{} : memory_rlimits(limits_, zygote_.pid());
    entry.data_limit = rlimits.data;
    entry.address_limit = rlimits.addresses;
    for (const auto& shared : options.shared)
        if (rlimits.addresses != 0) entry.address_limit += shared.size;
    pid_ = std::move(waiting).enter(entry, options.shared);
    pidfd_ = UniqueFd{check(kernel::pidfd_open(pid_), "pidfd_open")};
    if (const int error = ::clock_getcpuclockid(pid_, &cpu_clock_)) throw_errno("clock_getcpuclockid", error);
    const auto about = "/proc/" + std::to_string(pid_);
    schedule_ = UniqueFd{::open((about + "/schedstat").c_str(), O_RDONLY | O_CLOEXEC)};
    if (weighs_) io_ = UniqueFd{::open((about + "/io").c_str(), O_RDONLY | O_CLOEXEC)};
    base_.waited = waited_so_far();
    if (options.counts_instructions) instructions_ = InstructionCounter{pid_};
}

Run::~Run() {
    try {
        if (alive()) end(std::nullopt);
    } catch (const std::exception&) {
        // The zygote or pid 1 is gone, and the run with it; the next request will say so.
    }
}

bool Run::started() const {
    return zygote_.set_up().step == Step::ready;
}

// Everything that the run and what it started has used, since the candidate's first instruction.
Microseconds Run::cpu_clock() const {
    if (!started()) return Microseconds{0};
    if (limits_.processes > 1)
        if (const auto all = cgroup_->cpu_time()) return *all;
    const auto own = read_clock(cpu_clock_) - nanoseconds{zygote_.set_up().cpu_nanoseconds};
    return duration_cast<Microseconds>(std::max(own, nanoseconds{0}));
}

// How long the run's first thread was ready to run while its processor was another's, as the kernel counts it
// (Documentation/scheduler/sched-stats.rst: the second of three numbers, in ns). Other threads wait for the run's
// own as much as for the machine, so theirs does not count.
Microseconds Run::waited_so_far() const {
    std::array<char, 80> text{};
    const auto size = ::pread(schedule_.get(), text.data(), text.size() - 1, 0);
    const char* const second = size > 0 ? std::strchr(text.data(), ' ') : nullptr;
    return duration_cast<Microseconds>(nanoseconds{second == nullptr ? 0 : std::strtoll(second, nullptr, 10)});
}

// What its wall time is read from: the clock on the wall, or how long it has had its turn.
Microseconds Run::clock() const {
    const auto now = read_clock(CLOCK_MONOTONIC);
    if (turns_ == nullptr) return duration_cast<Microseconds>(now);
    const auto since = turns_->since.load();
    return duration_cast<Microseconds>(nanoseconds{turns_->taken} +
                                       (since == 0 ? nanoseconds{0} : now - nanoseconds{since}));
}

Run::Use Run::clocks() const {
    Use now;
    now.wall_time = clock();
    now.cpu_time = cpu_clock();
    now.waited = waited_so_far();
    return now;
}

// A busy machine is not the candidate's fault: what it waited for a processor is left out of its wall time, as far as
// longest_wall() lets it.
Run::Use Run::use(const Use& now) const {
    if (!started()) return {};
    const auto first = duration_cast<Microseconds>(nanoseconds{zygote_.set_up().wall_nanoseconds});
    Use result;
    result.cpu_time = now.cpu_time - base_.cpu_time;
    result.waited = now.waited - base_.waited;
    const auto passed = now.wall_time - (turns_ == nullptr ? std::max(base_.wall_time, first) : base_.wall_time);
    const auto allowed = std::min(result.waited, longest_wall(limits_) - limits_.wall_time);
    // Some of it was before the first instruction.
    result.wall_time = std::max(passed - allowed, std::min(passed, result.cpu_time));
    return result;
}

Bytes Run::read_so_far() const {
    const auto io = read_file(io_.get()).value_or("");
    return Bytes{keyed_number(io, "rchar:").value_or(0)};
}

void Run::begin_request() {
    drain();
    last_ = clocks();
    if (weighs_) last_read_ = read_so_far();
    base_instructions_ = instructions_.count();
    begin_next_request();
}

void Run::begin_next_request() {
    output_.clear();
    error_.clear();
    base_ = last_;
    base_read_ = last_read_;
    if (weighs_) cgroup_->forget_peak();
    answered_ = false;
}

std::optional<ExitCause> Run::limit_passed(const Use& used) const {
    if (!started()) {
        const auto waited = duration_cast<Microseconds>(read_clock(CLOCK_MONOTONIC)) - base_.wall_time;
        return waited > kLongestSetUp ? std::optional{ExitCause::machinery} : std::nullopt;
    }
    if (used.cpu_time > limits_.cpu_time) return ExitCause::cpu_time;
    if (used.wall_time > limits_.wall_time) return ExitCause::wall_time;
    return std::nullopt;
}

// To the earliest moment at which a limit can have been passed: on one processor, its time runs no faster than any.
void Run::arm_timer(const Use& used) {
    const auto wait = std::min(limits_.cpu_time - used.cpu_time, limits_.wall_time - used.wall_time);
    const auto until = read_clock(CLOCK_MONOTONIC) + std::max<nanoseconds>(wait + Microseconds{1}, kShortestWait);
    // It runs for an earlier request, and will be early for this one.
    if (armed_until_ != nanoseconds{0} && armed_until_ <= until) return;
    const auto time = until.count();
    const itimerspec setting{{0, 0}, {time / 1'000'000'000, time % 1'000'000'000}};
    check(::timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &setting, nullptr), "timerfd_settime");
    armed_until_ = until;
}

// Takes what has been written. False: it is more than the limit.
bool Run::drain() {
    const bool output_fits = output_.drain();
    return error_.drain() && output_fits;
}

void Run::begin_wait() {
    stop_.reset();
    arm_timer({});  // as if nothing had been used yet: a moment too late at most
}

Run::Events Run::events(bool pause) const {
    return {{{pidfd_.get(), POLLIN, 0},
             {wake_.get(), POLLIN, 0},
             {timer_.get(), POLLIN, 0},
             {pause ? -1 : output_.readable(), POLLIN, 0},
             {pause ? -1 : error_.readable(), POLLIN, 0},
             {abandon_, POLLRDHUP, 0}}};
}

// False: nothing that ends the wait.
bool Run::take_events(const Events& events, const std::function<bool()>& answered) {
    if (ready(events[5])) throw Abandoned{};
    if (ready(events[1]) && take_without_waiting(wake_.get())) answered_ = answered && answered();
    ended_ = ready(events[0]);
    // The eventfd was looked at before the pipes: what was written before an answer is in what was seen there.
    has_unseen_output_ = events[3].fd < 0;
    pause_ = ready(events[3]) || ready(events[4]);
    if (pause_ && !drain()) stop_ = ExitCause::output;
    if (answered_ || ended_ || stop_) return true;
    if (!ready(events[2])) return false;
    std::uint64_t count = 0;
    if (::read(timer_.get(), &count, sizeof count) < 0) return false;
    armed_until_ = nanoseconds{0};
    const auto used = use();
    stop_ = limit_passed(used);
    if (!stop_) arm_timer(used);
    return stop_.has_value();
}

// Waits for what comes first. False: nothing that ends the wait.
bool Run::handle_events(const std::function<bool()>& answered) {
    const bool pause = std::exchange(pause_, false);
    auto happened = events(pause);
    if (::poll(happened.data(), happened.size(), pause ? kPause : -1) < 0 && errno != EINTR) throw_errno("poll");
    return take_events(happened, answered);
}

RunReport Run::finish_wait() {
    if (stop_ || ended_) return end(stop_);
    last_ = clocks();
    const auto used = use(last_);
    if ((stop_ = limit_passed(used))) return end(stop_);
    if (has_unseen_output_ && !drain()) return end(ExitCause::output);
    // (A single process that was killed has ended.)
    if (limits_.processes > 1 && cgroup_->oom_kills().count > 0) return end(ExitCause::memory);
    return report(ExitCause::replied, used);
}

RunReport Run::wait(const std::function<bool()>& answered) {
    const Precedence precedence;
    begin_wait();
    while (!handle_events(answered)) continue;
    return finish_wait();
}

std::pair<RunReport, RunReport> Run::wait_with(Run& other, const std::function<bool()>& answered) {
    begin_wait();
    other.begin_wait();
    for (bool over = false; !over;) {
        const bool pause = pause_ || other.pause_;
        auto mine = events(std::exchange(pause_, false));
        auto others = other.events(std::exchange(other.pause_, false));
        std::array<pollfd, 2 * kEvents> all{};
        std::copy(others.begin(), others.end(), std::copy(mine.begin(), mine.end(), all.begin()));
        if (::poll(all.data(), all.size(), pause ? kPause : -1) < 0 && errno != EINTR) throw_errno("poll");
        std::copy_n(all.begin(), kEvents, mine.begin());
        std::copy_n(all.begin() + kEvents, kEvents, others.begin());
        over = other.take_events(others, nullptr);
        over = take_events(mine, answered) || over;
    }
    // The other one first: whatever this one is asked for afterwards, it can no longer be the cause of it.
    auto report_of_other = other.finish_wait();
    return {finish_wait(), std::move(report_of_other)};
}

// Gives what it has used up to then: what the kernel still does to take it down is not its own.
Run::Use Run::kill_run() {
    kernel::pidfd_send_signal(pidfd_.get(), SIGKILL);
    const auto used = use();
    pollfd gone{pidfd_.get(), POLLIN, 0};
    while (::poll(&gone, 1, -1) < 0 && errno == EINTR) continue;
    return used;
}

RunReport Run::report(ExitCause cause, const Use& use) {
    RunReport result;
    result.cause = cause;
    result.cpu_time = use.cpu_time;
    result.wall_time = use.wall_time;
    const auto instructions = instructions_.count();
    result.instructions = instructions - std::min(base_instructions_, instructions);
    if (!weighs_) return result;
    result.peak_memory = cgroup_->peak_memory().value_or(Bytes{0});
    result.processes = cgroup_->peak_tasks();
    last_read_ = read_so_far();
    const auto read = count(last_read_);
    result.bytes_read = Bytes{read - std::min(count(base_read_), read)};
    return result;
}

// The run has ended or must: reaps it and all that it started, and finds the cause. The first one wins: a limit
// that was passed while it lived, then what the kernel did, then what it did itself.
RunReport Run::end(std::optional<ExitCause> cause) {
    const auto used = kill_run();
    RunReport result = report(cause.value_or(ExitCause::exited), used);
    const SetUp& set_up = zygote_.set_up();
    const bool was_started = started();
    const auto ended = zygote_.reap(pid_);
    pid_ = -1;
    // With one process it could start nothing that outlives it. But when pid 1 is killed, the kernel kills the run with
    // it: whether pid 1 is there still, only its answer tells.
    const bool was_killed = WIFSIGNALED(ended.status) && WTERMSIG(ended.status) == SIGKILL;
    if (limits_.processes > 1 || (was_killed && !cause)) box_.kill_everything();
    const bool fits = drain();
    result.page_faults = static_cast<std::uint64_t>(ended.usage.ru_minflt + ended.usage.ru_majflt);
    if (WIFSIGNALED(ended.status)) result.signal = WTERMSIG(ended.status);
    if (WIFEXITED(ended.status)) result.exit_code = WEXITSTATUS(ended.status);
    const auto oom = limits_.processes > 1 || was_killed ? cgroup_->oom_kills() : OomKills{};
    if (!was_started) {
        result.cause = ExitCause::machinery;
        result.detail = std::string{to_string(set_up.step)} + ": " + std::strerror(set_up.error);
    } else if (oom.count > 0) {
        // The kernel counts the kill here too when it was the machine, or a group around, that had no more.
        result.cause = oom.was_full ? ExitCause::memory : ExitCause::machinery;
        if (!oom.was_full) result.detail = "the machine ran out of memory";
    } else if (!cause && used.cpu_time > limits_.cpu_time) {
        result.cause = ExitCause::cpu_time;
    } else if (!cause && !fits) {
        result.cause = ExitCause::output;
    } else if (!cause && WIFSIGNALED(ended.status)) {
        result.cause = result.signal == SIGSYS    ? ExitCause::forbidden_call
                       : result.signal == SIGXCPU ? ExitCause::cpu_time
                                                  : ExitCause::signalled;
    }
    return result;
}

}  // namespace gradebox::sandbox
