#include "sandbox/precedence.hpp"

namespace gradebox::sandbox {
namespace {

constexpr std::uint64_t kShortestSlice = 100'000;  // nanoseconds; the least that the kernel takes

}  // namespace

Precedence::Precedence() noexcept {
    if (kernel::sched_getattr(before_) != 0) return;
    kernel::Scheduling first;
    first.policy = SCHED_FIFO;
    first.flags = kernel::kResetOnFork;
    first.priority = 1;
    if (kernel::sched_setattr(first) == 0) return;
    kernel::Scheduling quick = before_;
    quick.flags = kernel::kResetOnFork;
    quick.runtime = kShortestSlice;
    kernel::sched_setattr(quick);
}

Precedence::~Precedence() {
    kernel::sched_setattr(before_);
}

}  // namespace gradebox::sandbox
