#include "runner/processors.hpp"

#include <sched.h>

#include <algorithm>
#include <array>

#include "sandbox/system_error.hpp"

namespace gradebox::runner {

std::vector<int> usable_processors() {
    std::array<cpu_set_t, 8> set{};  // cpu_set_t alone ends at 1024 processors
    sandbox::check(::sched_getaffinity(0, sizeof set, set.data()), "sched_getaffinity");
    std::vector<int> result;
    for (int i = 0; i < static_cast<int>(8 * sizeof set); ++i)
        if (CPU_ISSET_S(static_cast<std::size_t>(i), sizeof set, set.data())) result.push_back(i);
    const auto own = std::find(result.begin(), result.end(), ::sched_getcpu());
    if (own != result.end()) std::rotate(result.begin(), own + 1, result.end());
    return result;
}

}  // namespace gradebox::runner
