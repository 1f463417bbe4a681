#include "sandbox/processor.hpp"

#include <sched.h>

#include <array>

#include "sandbox/system_error.hpp"

namespace gradebox::sandbox {

void stay_on_processor(int processor) {
    std::array<cpu_set_t, 8> set{};  // cpu_set_t alone ends at 1024 processors
    const int chosen = processor < 0 ? check(::sched_getcpu(), "sched_getcpu") : processor;
    CPU_SET_S(static_cast<std::size_t>(chosen), sizeof set, set.data());
    check(::sched_setaffinity(0, sizeof set, set.data()), "sched_setaffinity");
}

}  // namespace gradebox::sandbox
