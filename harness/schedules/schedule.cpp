#include "harness/schedules/schedule.hpp"

#include <charconv>

namespace gradebox::harness {
namespace {

// Takes a number off the front.
std::optional<std::uint32_t> take_number(std::string_view& text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

bool take(std::string_view& text, char letter) {
    if (!text.starts_with(letter)) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::string to_string(const Schedule& schedule) {
    if (schedule.empty()) return "-";
    std::string text;
    for (const auto& [point, thread] : schedule) {
        if (!text.empty()) text += ',';
        text += std::to_string(point) + ':' + std::to_string(thread);
    }
    return text;
}

std::optional<Schedule> parse_schedule(std::string_view text) {
    Schedule schedule;
    if (text == "-") return schedule;
    do {
        const auto point = take_number(text);
        if (!point || !take(text, ':')) return std::nullopt;
        const auto thread = take_number(text);
        if (!thread || (!schedule.empty() && *point <= schedule.back().point)) return std::nullopt;
        schedule.push_back({*point, *thread});
    } while (take(text, ','));
    if (!text.empty()) return std::nullopt;
    return schedule;
}

}  // namespace gradebox::harness
