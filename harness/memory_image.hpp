// What every run's memory begins as, in a file of huge pages: the zygote's own, once it is warm, laid over itself.
// A fork inherits the mapping and next to nothing that must be copied, and one page fault brings in 2 MiB of it. What
// a run is known to write much of, it gets as huge pages of its own, copied at one go; the rest page by page.
// Where there are no huge pages it is all the same, but slower.
// Runs in: the zygote (takes it, and from then on allocates nothing), the candidate's process before its first byte
// (brings it in).
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "harness/working_set.hpp"

namespace gradebox::harness {

class MemoryImage {
public:
    static constexpr std::size_t kKinds = 2;  // of runs, each with a working set

    // Lays the image over this process. Nothing that lies in it (all of malloc's, the program's variables) may change
    // afterwards, or forks would see half of the change. Throws std::system_error.
    void take(const std::array<WorkingSet, kKinds>& working_sets);

    // In a fork: brings in what its kind of run touches.
    void bring_in(std::size_t kind) const noexcept;

private:
    // 2 MiB of address space, at a boundary, with one protection.
    struct Window {
        std::uintptr_t begin{0};
        int protection{0};
    };
    // Neighbours that a run gets a copy of. They are copied from `source`, where the same pages are mapped once more.
    struct Copied {
        char* begin{nullptr};
        const char* source{nullptr};
        std::size_t size{0};
    };
    // Fixed in size, so that it can be read from the stack while what holds it is being copied. What there is no room
    // for comes in page by page.
    struct Plan {
        std::array<Copied, 32> copied{};
        std::size_t copies{0};
        std::vector<PageRange> pages;  // of what is not copied
    };

    void choose_windows(const std::array<WorkingSet, kKinds>& working_sets);
    void plan(Plan& plan, const WorkingSet& working_set, std::uintptr_t worth_copying) const;
    const Window* window_of(std::uintptr_t address) const;

    std::vector<Window> windows_;  // by address; that of index i lies at i * 2 MiB of the file and of source_
    char* source_{nullptr};
    std::array<Plan, kKinds> plans_;
    std::vector<Mapping> laid_over_;  // kept: to free it would change what the image holds
};

}  // namespace gradebox::harness
