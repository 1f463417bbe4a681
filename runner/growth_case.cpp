#include "runner/growth_case.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>

namespace gradebox::runner {

using namespace harness;

namespace {

// As the candidate's process makes it for a repeated call (harness/repeating.cpp); of what differs from round to round
// there is none.
Value made_once(const Made& made, std::uint64_t size) {
    const auto number = [](std::uint64_t value) { return Value{static_cast<std::int64_t>(value)}; };
    if (made.making == Making::text) {
        std::string text;
        while (text.size() < size && !made.text.empty()) text += made.text;
        return Value{Str{text.substr(0, size)}};
    }
    const bool is_list = made.making >= Making::ascending_list && made.making <= Making::equal_list;
    if (!is_list) return number(size);
    Values items;
    for (std::uint64_t i = 0; i < size; ++i)
        items.push_back(number(made.making == Making::equal_list        ? 0
                               : made.making == Making::descending_list ? size - 1 - i
                                                                        : i));
    for (std::uint64_t i = size; i > 1 && made.making == Making::shuffled_list; --i)
        std::swap(items[scattered(i, i)], items[i - 1]);
    return Value{List{std::move(items)}};
}

// Of a round's own numbers too.
Value made_in_round(const Made& made, std::uint64_t size, std::uint64_t round) {
    if (made.making == Making::round) return Value{static_cast<std::int64_t>(round)};
    if (made.making == Making::new_index) return Value{static_cast<std::int64_t>(size + round)};
    if (made.making == Making::scattered) return Value{static_cast<std::int64_t>(scattered(round, size))};
    return made_once(made, size);
}

Call call_of(const RepeatedCall& repeated, std::uint64_t size) {
    Call call{Module{}, repeated.name, {}, {}};
    for (const RepeatedArgument& argument : repeated.args) {
        const auto* const made = std::get_if<Made>(&argument);
        call.args.push_back(made == nullptr ? std::get<Value>(argument) : made_once(*made, size));
    }
    return call;
}

}  // namespace

std::string GrowthCase::name() const {
    std::string names;
    for (const RepeatedCall& call : operation) names += (names.empty() ? "" : ", ") + call.name;
    return names;
}

Program GrowthCase::first_program(std::uint64_t size) const {
    Program program;
    if (init) program.emplace_back(call_of(*init, size));
    if (!prepare.empty()) program.emplace_back(Repeat{prepare, size, size, false, false, false});
    const std::uint64_t times = measure == Measure::time ? 0 : per_item ? size : 1;
    program.emplace_back(Repeat{operation, size, times, consumes, per_item.has_value(), !expected.empty()});
    return program;
}

Program GrowthCase::measured_program(std::uint64_t times) const {
    return {Again{times}};
}

std::optional<Value> GrowthCase::expected_digest(std::uint64_t size, std::uint64_t times) const {
    if (expected.empty()) return std::nullopt;
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state{XXH3_createState(), XXH3_freeState};
    XXH3_64bits_reset(state.get());
    std::string bytes;
    for (std::uint64_t round = 0; round < times; ++round) {
        bytes.clear();
        for (const RepeatedArgument& result : expected) {
            const auto* const made = std::get_if<Made>(&result);
            encode(made == nullptr ? std::get<Value>(result) : made_in_round(*made, size, round), bytes);
        }
        XXH3_64bits_update(state.get(), bytes.data(), bytes.size());
    }
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(XXH3_64bits_digest(state.get())));
    return Value{Str{hex.data()}};
}

std::string cut_name(const std::string& input, std::uint64_t size) {
    return input + " cut to " + std::to_string(size);
}

std::vector<std::uint64_t> sizes_between(std::uint64_t first, std::uint64_t last, Measure measure) {
    const double ratio = static_cast<double>(last) / static_cast<double>(std::max<std::uint64_t>(first, 1));
    const auto steps = std::max(2L, std::lround(std::ceil(std::log(std::max(ratio, 1.0)) / std::log(5.0) - 1e-9)));
    std::vector<std::uint64_t> sizes{first};
    for (long step = 1; step < steps; ++step) {
        const double share = static_cast<double>(step) / static_cast<double>(steps);
        sizes.push_back(static_cast<std::uint64_t>(std::llround(static_cast<double>(first) * std::pow(ratio, share))));
    }
    if (measure == Measure::time && last / 2 > sizes.back()) sizes.push_back(last / 2);
    sizes.push_back(last);
    return sizes;
}

}  // namespace gradebox::runner
