// Tells AddressSanitizer that another stack goes on; nothing without it.
#pragma once

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

namespace gradebox::harness {

// One for each fiber. Called around each switch, by whom the comments say.
class SanitizedFiber {
public:
    SanitizedFiber([[maybe_unused]] void* stack, [[maybe_unused]] std::size_t size) {
#if defined(__SANITIZE_ADDRESS__)
        stack_ = stack;
        size_ = size;
        __asan_unpoison_memory_region(stack, size);  // a forgotten thread may have left it
#endif
    }
    SanitizedFiber(const SanitizedFiber&) = delete;
    SanitizedFiber& operator=(const SanitizedFiber&) = delete;

    // By the scheduler, before and after the fiber runs.
    void enter() {
#if defined(__SANITIZE_ADDRESS__)
        __sanitizer_start_switch_fiber(&outside_fake_, stack_, size_);
#endif
    }
    void left() {
#if defined(__SANITIZE_ADDRESS__)
        __sanitizer_finish_switch_fiber(outside_fake_, nullptr, nullptr);
#endif
    }
    // By the fiber: as it goes on, and before it yields, for good or not.
    void entered() {
#if defined(__SANITIZE_ADDRESS__)
        __sanitizer_finish_switch_fiber(own_fake_, &outside_stack_, &outside_size_);
#endif
    }
    void leave([[maybe_unused]] bool for_good) {
#if defined(__SANITIZE_ADDRESS__)
        __sanitizer_start_switch_fiber(for_good ? nullptr : &own_fake_, outside_stack_, outside_size_);
#endif
    }

private:
#if defined(__SANITIZE_ADDRESS__)
    const void* stack_{nullptr};
    std::size_t size_{0};
    void *own_fake_{nullptr}, *outside_fake_{nullptr};
    const void* outside_stack_{nullptr};
    std::size_t outside_size_{0};
#endif
};

}  // namespace gradebox::harness
