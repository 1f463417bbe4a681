// The pages that a run touches: learned once from a rehearsal, then brought into each fork at one go. A page
// fault costs four times what the page itself does, and a run of a small solution is mostly page faults.
// Runs in: the zygote (learns), the candidate's process before its first byte (populates).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace gradebox::harness {

class WorkingSet {
public:
    // Forks, lets the child do `rehearsal`, and keeps what it touched. An empty set when that cannot be told.
    static WorkingSet learn(const std::function<void()>& rehearsal);

    // Brings the pages into the calling process, a fork of the one that learnt them.
    void populate() const noexcept;

private:
    struct Range {
        std::uintptr_t begin{0};
        std::uintptr_t size{0};
        bool written{false};
    };

    static std::vector<Range> touched_pages(const std::vector<Range>& mappings);
    static std::vector<Range> mappings();

    std::vector<Range> ranges_;
};

}  // namespace gradebox::harness
