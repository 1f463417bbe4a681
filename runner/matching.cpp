#include "runner/matching.hpp"

#include <vector>

namespace gradebox::runner {
namespace {

class Matching {
public:
    Matching(std::size_t size, const std::function<bool(std::size_t, std::size_t)>& fits)
        : neighbours_(size), partner_(size, size) {
        for (std::size_t left = 0; left < size; ++left) {
            for (std::size_t right = 0; right < size; ++right) {
                if (fits(left, right)) neighbours_[left].push_back(right);
            }
        }
    }

    bool pair(std::size_t left) {
        seen_.assign(partner_.size(), false);
        return augment(left);
    }

private:
    bool augment(std::size_t left) {
        for (const std::size_t right : neighbours_[left]) {
            if (seen_[right]) continue;
            seen_[right] = true;
            if (partner_[right] != partner_.size() && !augment(partner_[right])) continue;
            partner_[right] = left;
            return true;
        }
        return false;
    }

    std::vector<std::vector<std::size_t>> neighbours_;
    std::vector<std::size_t> partner_;  // of each right item; size(): none
    std::vector<bool> seen_;
};

}  // namespace

std::optional<std::size_t> first_unmatched(std::size_t size,
                                           const std::function<bool(std::size_t, std::size_t)>& fits) {
    Matching matching{size, fits};
    for (std::size_t left = 0; left < size; ++left) {
        if (!matching.pair(left)) return left;
    }
    return std::nullopt;
}

}  // namespace gradebox::runner
