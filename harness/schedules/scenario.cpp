#include "harness/schedules/scenario.hpp"

#include "harness/bytes.hpp"
#include "harness/count_items.hpp"
#include "harness/tags.hpp"
#include "harness/value_codec.hpp"

namespace gradebox::harness {
namespace {

constexpr std::uint32_t kMostThreads = 100'000;

class ExploredReader {
public:
    ExploredReader(std::string_view bytes, const Sections& sections, std::size_t steps, const DecodeLimits& limits)
        : in_{bytes}, limits_{limits}, threads_{sections.threads.size()}, steps_{steps} {
        for (const auto of_thread : sections.threads) thread_steps_ += of_thread;
    }

    tl::expected<Explored, DecodeError> read() {
        Explored explored;
        explored.schedules = number();
        explored.steps = in_.count();
        explored.exhausted = optional_number();
        explored.first_thread = number();
        for (auto left = in_.items(); left > 0 && in_.ok(); --left) explored.histories.push_back(history());
        if (flag()) explored.stuck = stuck();
        if (!in_.ok() || !in_.at_end()) return decode_failure(in_, "exploration");
        return explored;
    }

private:
    std::uint32_t number() {
        const auto value = in_.count();
        if (value > 0xffffffff) in_.fail();
        return in_.ok() ? static_cast<std::uint32_t>(value) : 0;
    }
    std::uint32_t thread() {
        const auto value = number();
        if (value > kMostThreads) in_.fail();
        return value;
    }
    bool flag() {
        const auto value = in_.byte();
        if (value > 1) in_.fail();
        return value == 1;
    }
    std::optional<std::uint32_t> optional_number() {
        if (!flag()) return std::nullopt;
        return number();
    }
    Schedule schedule() {
        auto schedule = parse_schedule(in_.text());
        if (!schedule) in_.fail();
        return std::move(schedule).value_or(Schedule{});
    }
    std::vector<Turn> turns() {
        std::vector<Turn> turns;
        for (auto left = in_.items(); left > 0 && in_.ok(); --left) {
            Turn turn{thread(), number(), static_cast<Reason>(in_.byte())};
            if (turn.reason > Reason::ended) in_.fail();
            turns.push_back(turn);
        }
        return turns;
    }
    History history() {
        History history{schedule(), turns(), {}, {}};
        for (std::size_t i = 0; i < thread_steps_ * threads_ && in_.ok(); ++i) history.over.push_back(number());
        for (std::size_t i = 0; i < steps_ && in_.ok(); ++i) history.outcomes.push_back(outcome());
        return history;
    }
    Outcome outcome() {
        switch (static_cast<OutcomeTag>(in_.byte())) {
            case OutcomeTag::value: {
                auto value = read_value(in_, limits_);
                limits_.items -= std::min(limits_.items, count_items(value));
                return value;
            }
            case OutcomeTag::raised:
                return read_raised(in_);
            case OutcomeTag::end:
            default:
                in_.fail();
                return Value{};
        }
    }
    Stuck stuck() {
        Stuck stuck{flag(), schedule(), turns(), {}};
        for (auto left = in_.items(); left > 0 && in_.ok(); --left)
            stuck.waiting.push_back({thread(), number(), flag(), optional_number(), number()});
        return stuck;
    }

    ByteReader in_;
    DecodeLimits limits_;
    std::size_t threads_;
    std::size_t thread_steps_{0};
    std::size_t steps_;
};

}  // namespace

std::string encode(const Scenario& scenario) {
    std::string bytes;
    ByteWriter out{bytes};
    out.byte(static_cast<std::uint8_t>(scenario.exploring));
    const auto& search = scenario.search;
    for (const auto number : {search.preemptions, search.schedules, search.random, search.seed, search.steps})
        out.count(number);
    out.text(to_string(scenario.schedule));
    out.count(scenario.sections.before);
    out.count(scenario.sections.threads.size());
    for (const auto steps : scenario.sections.threads) out.count(steps);
    out.byte(scenario.sections.are_tasks ? 1 : 0);
    out.text(encode(scenario.program));
    return bytes;
}

tl::expected<Explored, DecodeError> decode_explored(std::string_view bytes, const Sections& sections, std::size_t steps,
                                                    const DecodeLimits& limits) {
    return ExploredReader{bytes, sections, steps, limits}.read();
}

}  // namespace gradebox::harness
