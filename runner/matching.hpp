// Pairs items of two collections when "equal" is not an equivalence (tolerances, wildcards).
// Runs in: gradebox (trusted).
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

namespace gradebox::runner {

// The matching needs up to size² calls of fits; larger collections are refused by the caller.
inline constexpr std::size_t kMaxMatching = 512;

// Tries to pair each of the `size` left items with a right one of its own that fits (Kuhn's algorithm). Gives the
// first left item for which that is impossible; nullopt when all are paired.
std::optional<std::size_t> first_unmatched(std::size_t size, const std::function<bool(std::size_t, std::size_t)>& fits);

}  // namespace gradebox::runner
