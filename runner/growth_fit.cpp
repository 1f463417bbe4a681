#include "runner/growth_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gradebox::runner {
namespace {

constexpr std::array<std::string_view, 5> kNames{"O(1)", "O(log n)", "O(n)", "O(n log n)", "O(n²)"};
constexpr std::size_t kLeastSizes = 3;

double smallest(const SizeSamples& samples) {
    return *std::min_element(samples.costs.begin(), samples.costs.end());
}

// How often the smallest cost goes into the second smallest.
double scatter(const SizeSamples& samples, double offset) {
    if (samples.costs.size() < 2) return 1;
    std::vector<double> costs = samples.costs;
    std::nth_element(costs.begin(), costs.begin() + 1, costs.end());
    return (costs[1] + offset) / (smallest(samples) + offset);
}

// A straight line by least squares.
struct Line {
    double slope{0};
    double error{0};
};
Line line_through(const std::vector<double>& x, const std::vector<double>& y) {
    const auto count = static_cast<double>(x.size());
    double mean_x = 0, mean_y = 0, across = 0, along = 0, left = 0;
    for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i] / count, mean_y += y[i] / count;
    for (std::size_t i = 0; i < x.size(); ++i) {
        across += (x[i] - mean_x) * (y[i] - mean_y);
        along += (x[i] - mean_x) * (x[i] - mean_x);
    }
    if (along <= 0) return {};
    Line line{across / along, 0};
    for (std::size_t i = 0; i < x.size(); ++i) left += std::pow(y[i] - mean_y - line.slope * (x[i] - mean_x), 2);
    if (x.size() > 2) line.error = std::sqrt(left / (count - 2) / along);
    return line;
}

Line line_through_logarithms(const std::vector<SizeSamples>& sizes, double offset) {
    std::vector<double> x, y;
    for (const SizeSamples& samples : sizes) {
        x.push_back(std::log(samples.size));
        y.push_back(std::log(std::max(smallest(samples) + offset, 1e-9)));
    }
    return line_through(x, y);
}

// By how much the cost at a size, beside that at the smallest one, is more than is tolerated; 1 is just tolerated.
double excess(const SizeSamples& base, double size, double cost, Bound bound, const GrowthTolerance& tolerance) {
    const double grown = (cost + tolerance.offset) / (smallest(base) + tolerance.offset);
    const double may = allowed(bound, size) / allowed(bound, base.size);
    return grown / may / tolerance.factor / std::pow(size / base.size, tolerance.exponent);
}

}  // namespace

std::string_view to_string(Bound bound) {
    return kNames[static_cast<std::size_t>(bound)];
}

std::optional<Bound> parse_bound(std::string_view text) {
    if (text == "O(n^2)") return Bound::quadratic;
    const auto found = std::find(kNames.begin(), kNames.end(), text);
    if (found == kNames.end()) return std::nullopt;
    return static_cast<Bound>(found - kNames.begin());
}

double allowed(Bound bound, double size) {
    const double logarithm = std::log2(std::max(size, 2.0));
    switch (bound) {
        case Bound::constant:
            return 1;
        case Bound::logarithmic:
            return logarithm;
        case Bound::linear:
            return size;
        case Bound::linearithmic:
            return size * logarithm;
        case Bound::quadratic:
            return size * size;
    }
    return 1;
}

GrowthTolerance tolerance_of_time(std::size_t samples) {
    return {4, 0.2, 0, 2, samples};
}

GrowthFit fit_growth(const std::vector<SizeSamples>& sizes, Bound bound, const GrowthTolerance& tolerance) {
    GrowthFit fit;
    const SizeSamples& base = sizes.front();
    const Line line = line_through_logarithms(sizes, tolerance.offset);
    fit.exponent = line.slope;
    const double range = std::log(sizes.back().size / base.size);
    const double ends = std::log(scatter(base, tolerance.offset) * scatter(sizes.back(), tolerance.offset));
    fit.error = std::max(line.error, range > 0 ? ends / range : 0);
    if (sizes.size() < kLeastSizes) return fit;

    const auto enough = [&](const SizeSamples& samples) { return samples.costs.size() >= tolerance.samples; };
    const auto by_how_much = [&](const SizeSamples& samples) {
        return excess(base, samples.size, smallest(samples), bound, tolerance);
    };
    const auto largest = sizes.end() - static_cast<std::ptrdiff_t>(std::min(tolerance.agreeing, sizes.size() - 1));
    fit.looks_exceeded = std::all_of(largest, sizes.end(), [&](const auto& at) { return by_how_much(at) > 1; });
    // Whatever disturbed the smallest size makes it look dearer, and so the growth less.
    const bool surely = std::all_of(largest, sizes.end(), [&](const SizeSamples& at) {
        return at.costs.size() > 1 && enough(at) && by_how_much(at) > scatter(at, tolerance.offset);
    });
    const bool tolerable = by_how_much(sizes.back()) * scatter(base, tolerance.offset) <= 1;
    if (surely && enough(base)) fit.answer = Answer::exceeded;
    if (tolerable && enough(base) && enough(sizes.back())) fit.answer = Answer::within;
    return fit;
}

bool surely_exceeds(const SizeSamples& smallest_size, double size, double cost, Bound bound,
                    const GrowthTolerance& tolerance) {
    return !smallest_size.costs.empty() && excess(smallest_size, size, cost, bound, tolerance) > 1;
}

ItemFit fit_item(const std::vector<SizeSamples>& sizes, double allowed_cost) {
    std::vector<double> x, y;
    for (const SizeSamples& samples : sizes) {
        x.push_back(samples.size);
        y.push_back(smallest(samples));
    }
    const Line line = line_through(x, y);
    ItemFit fit{Answer::unsure, line.slope, 3 * line.error};
    const auto measured_twice = [](const SizeSamples& samples) { return samples.costs.size() > 1; };
    if (line.slope <= allowed_cost) fit.answer = Answer::within;
    if (line.slope - fit.error > allowed_cost && sizes.size() >= kLeastSizes &&
        std::all_of(sizes.begin(), sizes.end(), measured_twice))
        fit.answer = Answer::exceeded;
    return fit;
}

}  // namespace gradebox::runner
