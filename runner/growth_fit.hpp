// From measurements at several sizes to how a cost grows, and whether that is surely more than a bound allows. Pure:
// numbers in, numbers out. Who measures is runner/growth_measuring.hpp.
// Runs in: gradebox (trusted).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gradebox::runner {

enum class Bound : std::uint8_t { constant, logarithmic, linear, linearithmic, quadratic };
inline constexpr std::string_view kBounds = "O(1), O(log n), O(n), O(n log n), O(n^2)";
std::string_view to_string(Bound bound);
std::optional<Bound> parse_bound(std::string_view text);  // "O(n²)" is "O(n^2)"
double allowed(Bound bound, double size);                 // in units of its own

// What was measured at one size. Noise only adds to a cost, so the smallest value is the nearest to the truth, and how
// far the second smallest is from it says how near.
struct SizeSamples {
    double size{1};
    std::vector<double> costs;
};

// How much more than the bound's own growth is not held against a solution: caches that no longer hold everything, a
// table that has just been enlarged.
struct GrowthTolerance {
    double factor{1};
    double exponent{0};       // of the ratio of the sizes
    double offset{0};         // a cost below it is as good as none; added to all
    std::size_t agreeing{1};  // so many of the largest sizes must show it
    std::size_t samples{1};   // of each size, at least, for either answer
};
// Of processor time: two decades allow ten times. The mere log of the size is within it, the next power is not.
GrowthTolerance tolerance_of_time(std::size_t samples);
// Exact but for pages, arenas and tables that double.
inline constexpr GrowthTolerance kToleranceOfMemory{3, 0, 1 << 20, 1, 1};
inline constexpr GrowthTolerance kToleranceOfReading{1.5, 0, 64 << 10, 1, 1};

enum class Answer : std::uint8_t { within, exceeded, unsure };

struct GrowthFit {
    Answer answer{Answer::unsure};
    bool looks_exceeded{false};  // if the smallest costs were the truth
    double exponent{0};          // of the line through the logarithms
    double error{0};             // its standard error, at least as large as the scatter at the two ends makes it
};

// Sizes ascending, each with at least one cost. With fewer than three sizes the answer is never `exceeded`.
GrowthFit fit_growth(const std::vector<SizeSamples>& sizes, Bound bound, const GrowthTolerance& tolerance);

// Whether a cost that was stopped when it had come to `cost` at `size` is more than the bound allows, after what has
// been measured at smaller sizes.
bool surely_exceeds(const SizeSamples& smallest, double size, double cost, Bound bound,
                    const GrowthTolerance& tolerance);

// The cost of one item: the slope of the line through the costs.
struct ItemFit {
    Answer answer{Answer::unsure};
    double cost{0};
    double error{0};  // the slope's standard error, three times
};
ItemFit fit_item(const std::vector<SizeSamples>& sizes, double allowed_cost);

}  // namespace gradebox::runner
