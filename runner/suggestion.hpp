// Did-you-mean: the known word nearest to a mistyped one. Pure functions.
// Runs in: gradebox (trusted).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gradebox::runner {

// Insertions, deletions, substitutions and swaps of neighbours, each 1 (optimal string alignment), in bytes.
std::size_t edit_distance(std::string_view left, std::string_view right);

// The nearest of `known` that is near enough to be a slip; the first of equals.
std::optional<std::string> closest(std::string_view word, std::span<const std::string> known);

// " (did you mean \"lru-cache\"?)", or nothing when no known word is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> known);

}  // namespace gradebox::runner
