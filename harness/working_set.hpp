// The pages that a run touches, learned from a rehearsal. Runs in: the zygote (trusted).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace gradebox::harness {

inline constexpr std::uintptr_t kPage = 4096;

// A mapping of this process, or part of one.
struct Mapping {
    std::uintptr_t begin{0};
    std::uintptr_t end{0};
    int protection{0};     // PROT_*
    bool ordinary{false};  // private, readable, and neither a stack nor the kernel's own
};

// In the order of their addresses (proc_pid_maps(5)). Empty when they cannot be read.
std::vector<Mapping> mappings();

struct PageRange {
    std::uintptr_t begin{0};
    std::uintptr_t size{0};
    bool written{false};
};
using WorkingSet = std::vector<PageRange>;

// Forks, lets the child do `rehearsal`, and gives what it touched of what it inherited: of writable mappings only what
// it wrote, since what it read cannot be told from what it was born with. Empty when that cannot be learned.
WorkingSet learn_working_set(const std::function<void()>& rehearsal);

}  // namespace gradebox::harness
