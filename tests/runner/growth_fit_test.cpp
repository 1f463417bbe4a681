#include "runner/growth_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "runner/growth_case.hpp"

using namespace gradebox::runner;

namespace {

using Cost = double (*)(double);

double constant(double) {
    return 0.2;
}
// Out of the caches: five times as dear at the end, in steps.
double cached(double n) {
    return n < 2000 ? 0.2 : n < 30'000 ? 0.35 : 1.0;
}
double logarithmic(double n) {
    return 0.1 * std::log2(n);
}
double linear(double n) {
    return 0.005 * n;
}
// As a list closes a gap: little to begin with.
double moving(double n) {
    return 0.25 + 0.0003 * n;
}
// As list.pop(0) among a cache's other work: n^0.8 in all.
double popping(double n) {
    return 0.35 + 0.00014 * n;
}
double linearithmic(double n) {
    return 0.01 * n * std::log2(n);
}
double quadratic(double n) {
    return 0.01 * n * n;
}

// So many measurements of each size on a busy machine: most a little too dear, some much.
std::vector<SizeSamples> measured(Cost cost, std::size_t samples, unsigned seed, double noise = 0.3) {
    std::mt19937 random{seed};
    std::exponential_distribution<double> little{1 / noise};
    std::bernoulli_distribution stolen{0.2};
    std::vector<SizeSamples> sizes;
    for (const auto size : sizes_between(1000, 100'000, Measure::time)) {
        sizes.push_back({static_cast<double>(size), {}});
        for (std::size_t i = 0; i < samples; ++i)
            sizes.back().costs.push_back(cost(sizes.back().size) * (1 + little(random)) * (stolen(random) ? 4 : 1));
    }
    return sizes;
}

GrowthFit fit(Cost cost, Bound bound, std::size_t samples = 5, unsigned seed = 1) {
    return fit_growth(measured(cost, samples, seed), bound, tolerance_of_time(3));
}

}  // namespace

TEST_CASE("bounds are read and written") {
    for (const auto bound : {Bound::constant, Bound::logarithmic, Bound::linear, Bound::linearithmic, Bound::quadratic})
        CHECK(parse_bound(to_string(bound)) == bound);
    CHECK(parse_bound("O(n^2)") == Bound::quadratic);
    CHECK(!parse_bound("O(2^n)").has_value());
}

TEST_CASE("costs that grow as allowed are never too much, whatever the noise") {
    struct Pair {
        Cost cost;
        Bound bound;
    };
    for (const auto& [cost, bound] :
         {Pair{constant, Bound::constant}, Pair{cached, Bound::constant}, Pair{logarithmic, Bound::constant},
          Pair{logarithmic, Bound::logarithmic}, Pair{linear, Bound::linear}, Pair{linearithmic, Bound::linear},
          Pair{linearithmic, Bound::linearithmic}, Pair{linear, Bound::quadratic}, Pair{quadratic, Bound::quadratic}})
        for (unsigned seed = 0; seed < 500; ++seed) CHECK(fit(cost, bound, 3, seed).answer != Answer::exceeded);
}

TEST_CASE("the next power is too much, with enough measurements whatever the noise") {
    struct Pair {
        Cost cost;
        Bound bound;
    };
    for (const auto& [cost, bound] :
         {Pair{linear, Bound::constant}, Pair{moving, Bound::constant}, Pair{popping, Bound::constant},
          Pair{linear, Bound::logarithmic}, Pair{quadratic, Bound::linear}, Pair{quadratic, Bound::linearithmic}})
        for (unsigned seed = 0; seed < 500; ++seed) CHECK(fit(cost, bound, 15, seed).answer == Answer::exceeded);
}

TEST_CASE("a quiet machine is sure after the least number of measurements") {
    const auto quiet = [](Cost cost) {
        return fit_growth(measured(cost, 3, 7, 0.001), Bound::constant, tolerance_of_time(3)).answer;
    };
    CHECK(fit_growth({{1000, {1, 1, 1}}, {10'000, {1, 1, 1}}, {100'000, {1, 1, 1}}}, Bound::constant,
                     tolerance_of_time(3))
              .answer == Answer::within);
    CHECK(quiet(quadratic) == Answer::exceeded);
}

TEST_CASE("the exponent and its error tell what was measured") {
    const auto straight =
        fit_growth({{1e3, {2, 2}}, {1e4, {20, 20}}, {1e5, {200, 200}}}, Bound::constant, tolerance_of_time(2));
    CHECK(straight.exponent == doctest::Approx(1));
    CHECK(straight.error == doctest::Approx(0).epsilon(1e-6));
    const auto flat = fit_growth({{1e3, {2, 2}}, {1e4, {2, 2}}, {1e5, {2, 4}}}, Bound::constant, tolerance_of_time(2));
    CHECK(flat.exponent == doctest::Approx(0));
    CHECK(flat.error == doctest::Approx(std::log10(2) / 2));
}

TEST_CASE("too few measurements or sizes are no evidence") {
    const GrowthTolerance three = tolerance_of_time(3);
    CHECK(fit_growth({{1e3, {1}}, {1e4, {10}}, {1e5, {100}}}, Bound::constant, three).answer == Answer::unsure);
    CHECK(fit_growth({{1e3, {1}}, {1e4, {10}}, {1e5, {100}}}, Bound::constant, three).looks_exceeded);
    CHECK(fit_growth({{1e3, {1, 1, 1}}, {1e5, {100, 100, 100}}}, Bound::constant, three).answer == Answer::unsure);
    CHECK(fit_growth({{1e3, {1, 1, 1}}, {1e4, {1, 1, 1}}, {1e5, {1, 1}}}, Bound::constant, three).answer ==
          Answer::unsure);
}

TEST_CASE("one size that was disturbed each time fails nobody") {
    const std::vector<SizeSamples> sizes{{1e3, {1, 1, 1}}, {1e4, {1, 1, 1}}, {3e4, {1, 1, 1}}, {1e5, {100, 100, 100}}};
    CHECK(fit_growth(sizes, Bound::constant, tolerance_of_time(3)).answer != Answer::exceeded);
}

TEST_CASE("measurements that do not agree with each other fail nobody") {
    const std::vector<SizeSamples> sizes{{1e3, {1, 1, 1}}, {3e4, {50, 900, 900}}, {1e5, {90, 5000, 5000}}};
    CHECK(fit_growth(sizes, Bound::constant, tolerance_of_time(3)).answer == Answer::unsure);
}

TEST_CASE("a smallest size that was disturbed lets nobody pass at once") {
    const std::vector<SizeSamples> sizes{{1e3, {15, 400, 400}}, {3e4, {30, 30, 30}}, {1e5, {100, 100, 100}}};
    CHECK(fit_growth(sizes, Bound::constant, tolerance_of_time(3)).answer == Answer::unsure);
}

TEST_CASE("memory is exact: once is enough to pass, twice to fail, and the first mebibyte is free") {
    constexpr double kMiB = 1 << 20;
    const auto answer = [&](double first, double middle, double last, std::size_t times) {
        const auto costs = [&](double cost) { return std::vector<double>(times, cost * kMiB); };
        return fit_growth({{16, costs(first)}, {128, costs(middle)}, {1024, costs(last)}}, Bound::constant,
                          kToleranceOfMemory)
            .answer;
    };
    CHECK(answer(0.1, 0.1, 0.1, 1) == Answer::within);
    CHECK(answer(0.01, 0.1, 1.0, 1) == Answer::within);
    CHECK(answer(0.2, 1.6, 12.8, 1) == Answer::unsure);
    CHECK(answer(0.2, 1.6, 12.8, 2) == Answer::exceeded);
}

TEST_CASE("a cost at which a run was stopped is evidence when it is far above what the bound allows") {
    const SizeSamples base{1000, {1, 1, 1}};
    const GrowthTolerance tolerance = tolerance_of_time(3);
    CHECK(surely_exceeds(base, 100'000, 50, Bound::constant, tolerance));
    CHECK(!surely_exceeds(base, 100'000, 5, Bound::constant, tolerance));
    CHECK(!surely_exceeds(base, 100'000, 500, Bound::linear, tolerance));
    CHECK(!surely_exceeds({1000, {}}, 100'000, 50, Bound::constant, tolerance));
}

TEST_CASE("an item costs the slope, and what is there anyway costs nothing") {
    const auto sizes = [](double item, double wave, std::size_t times) {
        std::vector<SizeSamples> all;
        for (const double size : {2e4, 7e4, 3e5, 1e6})
            all.push_back({size, std::vector<double>(times, 3e6 + item * size + (size == 3e5 ? wave : 0))});
        return all;
    };
    CHECK(fit_item(sizes(48, 0, 1), 72).answer == Answer::within);
    CHECK(fit_item(sizes(48, 0, 1), 72).cost == doctest::Approx(48));
    CHECK(fit_item(sizes(80, 0, 1), 72).answer == Answer::unsure);
    CHECK(fit_item(sizes(80, 0, 2), 72).answer == Answer::exceeded);
    CHECK(fit_item(sizes(74, 5e6, 2), 72).answer == Answer::unsure);
}

TEST_CASE("sizes grow by equal factors of at most five, and the ends are as they were asked for") {
    using Sizes = std::vector<std::uint64_t>;
    CHECK(sizes_between(1000, 100'000, Measure::memory) == Sizes{1000, 4642, 21544, 100'000});
    CHECK(sizes_between(16 << 20, 1 << 30, Measure::read) == Sizes{16 << 20, 64 << 20, 256 << 20, 1 << 30});
    CHECK(sizes_between(10, 300, Measure::memory).size() == 4);
}

TEST_CASE("the two largest sizes of a measurement of time are a factor of two apart") {
    CHECK(sizes_between(1000, 100'000, Measure::time) ==
          std::vector<std::uint64_t>{1000, 4642, 21544, 50'000, 100'000});
    CHECK(sizes_between(1, 30, Measure::time) == std::vector<std::uint64_t>{1, 3, 10, 15, 30});
}
