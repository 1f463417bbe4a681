#include "runner/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <span>
#include <vector>

#include "runner/suggestion.hpp"

namespace gradebox::runner {
namespace {

struct Unit {
    std::string_view name;
    double factor;
};

constexpr std::array kDurations{Unit{"ms", 1e3}, Unit{"s", 1e6}, Unit{"min", 60e6}};
constexpr std::array kSizes{Unit{"B", 1}, Unit{"KiB", 1 << 10}, Unit{"MiB", 1 << 20}, Unit{"GiB", 1 << 30}};
constexpr double kLargest = 1e15;  // a thousand TiB, or 31 years: beyond it somebody slipped

std::string unknown_unit(std::string_view text, std::string_view unit, std::span<const Unit> units) {
    std::vector<std::string> names;
    std::string all;
    for (const Unit& known : units) {
        // The largest first: of two equally near ones, "MB" means "MiB" rather than "B".
        names.emplace(names.begin(), known.name);
        all += (all.empty() ? "" : ", ") + std::string{known.name};
    }
    const std::string start = '"' + std::string{text} + '"';
    if (unit.empty()) return start + " lacks its unit; units are " + all;
    return start + " has an unknown unit; units are " + all + did_you_mean(unit, names);
}

tl::expected<double, std::string> parse(std::string_view text, std::span<const Unit> units, const char* example) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
    if (error != std::errc{} || !std::isfinite(number)) {
        return tl::unexpected{'"' + std::string{text} + "\" is not a number with a unit, such as \"" + example + '"'};
    }
    std::string_view unit{rest, static_cast<std::size_t>(end - rest)};
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    for (const Unit& known : units) {
        if (known.name != unit) continue;
        const double amount = number * known.factor;
        if (amount >= 1 && amount <= kLargest) return std::round(amount);
        return tl::unexpected{'"' + std::string{text} + "\" is out of range: it must be more than 0 and possible"};
    }
    return tl::unexpected{unknown_unit(text, unit, units)};
}

std::string shown(double amount, std::string_view unit) {
    std::array<char, 32> digits{};
    // %g would show five digits as "2.1e+04".
    std::snprintf(digits.data(), digits.size(), amount < 9999 ? "%.4g" : "%.0f", amount);
    return std::string{digits.data()} + ' ' + std::string{unit};
}

}  // namespace

tl::expected<sandbox::Microseconds, std::string> parse_duration(std::string_view text) {
    return parse(text, kDurations, "1.5s").map([](double amount) {
        return sandbox::Microseconds{static_cast<sandbox::Microseconds::rep>(amount)};
    });
}

tl::expected<sandbox::Bytes, std::string> parse_bytes(std::string_view text) {
    return parse(text, kSizes, "64MiB").map([](double amount) {
        return sandbox::Bytes{static_cast<std::uint64_t>(amount)};
    });
}

std::string to_text(sandbox::Microseconds duration) {
    const auto amount = static_cast<double>(duration.count());
    return amount < 1e6 ? shown(amount / 1e3, "ms") : shown(amount / 1e6, "s");
}

std::string to_text(sandbox::Bytes bytes) {
    const auto amount = static_cast<double>(count(bytes));
    std::size_t unit = 0;
    while (unit + 1 < kSizes.size() && amount >= kSizes[unit + 1].factor) ++unit;
    return shown(amount / kSizes[unit].factor, kSizes[unit].name);
}

}  // namespace gradebox::runner
