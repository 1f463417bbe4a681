#include "harness/schedules/scheduler.hpp"

#include <cxxabi.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace gradebox::harness {
namespace {

constexpr std::size_t kStack = std::size_t{2} << 20;
constexpr std::size_t kGuard = 4096;
// A thread that has been at so many points without a pause lets the others go on: who spins waits for somebody.
constexpr std::uint32_t kTurn = 500;

// Stacks are used again: their pages are there already.
std::vector<void*>& spare_stacks() {
    static std::vector<void*> stacks;
    return stacks;
}

void* take_stack() {
    auto& spare = spare_stacks();
    if (!spare.empty()) {
        void* const stack = spare.back();
        spare.pop_back();
        return stack;
    }
    void* const memory =
        ::mmap(nullptr, kStack, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (memory == MAP_FAILED) throw std::system_error{errno, std::generic_category(), "a thread's stack"};
    ::mprotect(memory, kGuard, PROT_NONE);
    return memory;
}

// Hands a stack out that outlives what runs on it.
struct KeptStack {
    void* memory;
    boost::context::stack_context allocate() const { return {}; }
    void deallocate(boost::context::stack_context& /*stack*/) const noexcept {}
};

// What the C++ runtime knows of the exceptions that a thread is handling, which it keeps for each thread of the kernel.
void swap_exceptions(HandledExceptions& of_thread) {
    auto* const runtimes = reinterpret_cast<HandledExceptions*>(__cxxabiv1::__cxa_get_globals());
    std::swap(*runtimes, of_thread);
}

}  // namespace

Scheduler::Scheduler(Decider& decider, ThreadHooks& hooks, std::uint32_t steps)
    : decider_{decider}, hooks_{hooks}, most_steps_{steps} {}

Scheduler::~Scheduler() {
    for (auto& thread : threads_) {
        // What a fiber holds is destroyed by unwinding its stack, on which there are frames of C.
        if (thread->fiber) new boost::context::fiber{std::move(thread->fiber)};
        spare_stacks().push_back(thread->stack);
    }
    if (scheduler_) new boost::context::fiber{std::move(scheduler_)};
}

ThreadNumber Scheduler::start(std::function<void()> body) {
    const auto number = static_cast<ThreadNumber>(threads_.size());
    auto thread = std::make_unique<Thread>();
    thread->body = std::move(body);
    thread->stack = take_stack();
    boost::context::stack_context stack;
    stack.size = kStack - kGuard;
    stack.sp = static_cast<char*>(thread->stack) + kStack;
    thread->sanitized = std::make_unique<SanitizedFiber>(static_cast<char*>(thread->stack) + kGuard, stack.size);
    auto* const self = thread.get();
    thread->fiber = boost::context::fiber{std::allocator_arg, boost::context::preallocated{stack.sp, stack.size, stack},
                                          KeptStack{thread->stack}, [this, self](boost::context::fiber&& scheduler) {
                                              self->sanitized->entered();
                                              scheduler_ = std::move(scheduler);
                                              self->body();
                                              self->has_ended = true;
                                              reason_ = Reason::ended;
                                              self->sanitized->leave(true);
                                              return std::move(scheduler_);
                                          }};
    threads_.push_back(std::move(thread));
    return number;
}

Scheduler::End Scheduler::run() {
    resume(0);
    for (;;) {
        if (gave_up_) return End::out_of_steps;
        if (threads_.front()->has_ended) return End::finished;
        auto thread = std::exchange(next_, std::nullopt);
        if (!thread) {
            do find_choices(false);
            while (choices_.empty() && pass_time());
            thread = choices_.empty() ? waits_until_idle() : choose();
            if (!thread) return End::deadlock;
            if (choices_.empty()) threads_[*thread]->timed_out = true;
        }
        hooks_.took_turn(current_, reason_, *thread);
        resume(*thread);
    }
}

void Scheduler::resume(ThreadNumber number) {
    Thread& thread = *threads_[number];
    if (thread.wait) {
        // Who was chosen while asleep has slept long enough.
        if (thread.wait->until && !(thread.wait->is_over != nullptr && thread.wait->is_over(thread.wait->object))) {
            now_ = std::max(now_, *thread.wait->until);
            thread.timed_out = true;
        }
        thread.wait.reset();
    }
    current_ = number;
    points_in_turn_ = 0;
    hooks_.switching_to(number);
    swap_exceptions(thread.exceptions);
    thread.sanitized->enter();
    thread.fiber = std::move(thread.fiber).resume();
    thread.sanitized->left();
    swap_exceptions(thread.exceptions);
    hooks_.returning();
}

void Scheduler::yield() {
    auto& sanitized = *threads_[current_]->sanitized;
    sanitized.leave(false);
    scheduler_ = std::move(scheduler_).resume();
    sanitized.entered();
}

bool Scheduler::can_go_on(const Thread& thread) const {
    if (thread.has_ended) return false;
    if (!thread.wait) return true;
    if (thread.wait->until && *thread.wait->until <= now_) return true;
    return thread.wait->is_over != nullptr && thread.wait->is_over(thread.wait->object);
}

bool Scheduler::is_held_back(ThreadNumber thread) const {
    return only_ && thread != *only_ && thread >= first_held_back_ && thread < end_held_back_;
}

bool Scheduler::is_sleeping(ThreadNumber number) const {
    const Thread& thread = *threads_[number];
    return !thread.has_ended && thread.wait && thread.wait->kind == Wait::Kind::time;
}

void Scheduler::find_choices(bool current_goes_on) {
    choices_.clear();
    const auto count = threads();
    if (current_goes_on) choices_.push_back({current_, false, false});
    const auto add = [&](auto fits, bool preempts, bool is_asleep) {
        for (ThreadNumber i = 1; i <= count; ++i) {
            const auto thread = (current_ + i) % count;
            if (current_goes_on && thread == current_) continue;
            if (!is_held_back(thread) && fits(thread)) choices_.push_back({thread, preempts, is_asleep});
        }
    };
    add([&](ThreadNumber thread) { return !is_sleeping(thread) && can_go_on(*threads_[thread]); }, current_goes_on,
        false);
    // Who has slept long enough goes on when nobody else can, the earliest first. The others may have been slow, so any
    // of them may go on at any time, but that is a preemption.
    const auto is_due = [&](ThreadNumber thread) {
        return is_sleeping(thread) && *threads_[thread]->wait->until <= now_;
    };
    const bool all_sleep = choices_.empty();
    if (all_sleep) add(is_due, false, false);
    if (choices_.empty()) return;
    add([&](ThreadNumber thread) { return is_sleeping(thread) && !(all_sleep && is_due(thread)); }, true, true);
}

bool Scheduler::pass_time() {
    std::optional<Nanoseconds> earliest;
    for (ThreadNumber i = 0; i < threads_.size(); ++i) {
        const Thread& thread = *threads_[i];
        if (thread.has_ended || !thread.wait || !thread.wait->until || is_held_back(i)) continue;
        earliest = std::min(earliest.value_or(*thread.wait->until), *thread.wait->until);
    }
    if (!earliest) return false;
    now_ = std::max(now_, *earliest);
    return true;
}

ThreadNumber Scheduler::choose() {
    if (choices_.size() == 1) return choices_.front().thread;
    return decider_.decide(points_++, choices_);
}

void Scheduler::point() {
    if (threads_.size() == 1) return;
    find_choices(true);
    if (choices_.size() == 1) return;
    if (++points_in_turn_ > kTurn) {
        choices_.erase(choices_.begin());
        for (auto& choice : choices_) choice.preempts = choice.is_asleep;
        decider_.yielded(current_);
    }
    const auto thread = choose();
    if (thread == current_) return;
    next_ = thread;
    reason_ = Reason::preempted;
    yield();
}

std::optional<ThreadNumber> Scheduler::waits_until_idle() const {
    for (ThreadNumber i = 0; i < threads(); ++i)
        if (const auto* const wait = waits_for(i); wait != nullptr && wait->until_idle && !is_held_back(i)) return i;
    return std::nullopt;
}

std::size_t Scheduler::pick(std::span<const Choice> things) {
    choices_.assign(things.begin(), things.end());
    const auto number = choose();
    const auto found =
        std::find_if(things.begin(), things.end(), [number](const Choice& thing) { return thing.thread == number; });
    return static_cast<std::size_t>(found - things.begin());
}

bool Scheduler::wait(const Wait& wait) {
    step();
    if (wait.is_over != nullptr && wait.is_over(wait.object)) return true;
    Thread& self = *threads_[current_];
    self.wait = wait;
    self.timed_out = false;
    reason_ = wait.kind == Wait::Kind::time ? Reason::sleeps : Reason::waits;
    if (wait.kind == Wait::Kind::time) decider_.yielded(current_);
    yield();
    return !self.timed_out;
}

const Wait* Scheduler::waits_for(ThreadNumber thread) const {
    const auto& wait = threads_[thread]->wait;
    return wait && !threads_[thread]->has_ended ? &*wait : nullptr;
}

void Scheduler::only(std::optional<ThreadNumber> thread, ThreadNumber first, ThreadNumber end) {
    only_ = thread;
    first_held_back_ = first;
    end_held_back_ = end;
}

// Never gone on with: the scheduler forgets it.
void Scheduler::give_up() {
    gave_up_ = true;
    yield();
    std::abort();
}

}  // namespace gradebox::harness
