// How many descriptors this process may hold. Runs in: gradebox and gradebox-worker (trusted).
#pragma once

#include <sys/resource.h>

namespace gradebox::sandbox {

// As many as it may allow itself: shells give few, for programs that still use select(2). A run's own limit is set
// later, to that of its challenge.
inline void allow_many_open_files() noexcept {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace gradebox::sandbox
