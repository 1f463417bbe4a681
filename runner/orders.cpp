#include "runner/orders.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "runner/canonical.hpp"
#include "runner/comparator.hpp"
#include "runner/exceptions.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

class Numbering {
public:
    void number(Value& value) {
        if (auto* const object = std::get_if<Object>(&value.data)) {
            object->handle = numbers_.try_emplace(object->handle, numbers_.size()).first->second;
            return;
        }
        if (auto* const list = std::get_if<List>(&value.data)) return number(list->items);
        if (auto* const tuple = std::get_if<Tuple>(&value.data)) return number(tuple->items);
        if (auto* const set = std::get_if<Set>(&value.data)) return number(set->items);
        if (auto* const set = std::get_if<FrozenSet>(&value.data)) return number(set->items);
        if (auto* const dict = std::get_if<Dict>(&value.data)) {
            for (auto& [key, item] : dict->items) {
                number(key);
                number(item);
            }
        }
    }

private:
    void number(Values& values) {
        for (auto& value : values) number(value);
    }

    std::map<std::uint64_t, std::uint64_t> numbers_;
};

// Of one sequential run: whose step came when.
std::vector<std::uint32_t> order_of(const History& history, const Sections& sections) {
    const auto threads = sections.threads.size();
    std::vector<std::uint32_t> order(history.over.size() / threads);
    std::size_t step = 0;
    for (std::uint32_t thread = 0; thread < threads; ++thread) {
        for (std::uint32_t i = 0; i < sections.threads[thread]; ++i, ++step) {
            const auto* const over = &history.over[step * threads];
            const auto place = std::accumulate(over, over + threads, std::size_t{0});
            if (place < order.size()) order[place] = thread;
        }
    }
    return order;
}

bool same_outcome(const Outcome& expected, const Outcome& actual, const Comparator& comparator) {
    const auto* const raised = std::get_if<Raised>(&expected);
    const auto* const also_raised = std::get_if<Raised>(&actual);
    if (raised != nullptr || also_raised != nullptr)
        return raised != nullptr && also_raised != nullptr && is_exception(*also_raised, raised->type_name);
    const auto& left = std::get<Value>(expected);
    const auto& right = std::get<Value>(actual);
    const auto* const object = std::get_if<Object>(&left.data);
    const auto* const other = std::get_if<Object>(&right.data);
    // Which object it is counts, not what a solution calls its class.
    if (object != nullptr && other != nullptr) return object->handle == other->handle;
    return compare(left, right, comparator).equal;
}

// Whether no step comes before one that was over when it began.
bool keeps_precedence(const SequentialOrder& order, const History& history, const Sections& sections) {
    const auto threads = sections.threads.size();
    std::vector<std::size_t> first(threads);  // steps of the threads before
    std::exclusive_scan(sections.threads.begin(), sections.threads.end(), first.begin(), std::size_t{0});
    std::vector<std::uint32_t> taken(threads);
    for (const auto thread : order.threads) {
        const auto* const over = &history.over[(first[thread] + taken[thread]) * threads];
        for (std::size_t other = 0; other < threads; ++other)
            if (taken[other] < over[other]) return false;
        ++taken[thread];
    }
    return true;
}

}  // namespace

std::vector<Outcome> with_numbered_objects(std::vector<Outcome> outcomes) {
    Numbering numbering;
    for (auto& outcome : outcomes)
        if (auto* const value = std::get_if<Value>(&outcome)) numbering.number(*value);
    return outcomes;
}

Request orders_request(const ScenarioCase& scenario, std::vector<InputFile> files) {
    const Scenario asked{scenario.steps.program, scenario.sections, Exploring::sequential, scenario.search, {}};
    return RunCalls{true, encode(asked), std::move(files), true};
}

std::string take_orders(ScenarioCase& scenario, const Ran& ran) {
    auto explored = decode_explored(ran.outcomes, scenario.sections, scenario.steps.program.size());
    if (!explored) return explored.error().reason;
    for (auto& history : explored->histories) {
        auto order = order_of(history, scenario.sections);
        scenario.orders.push_back({std::move(order), with_numbered_objects(std::move(history.outcomes))});
    }
    if (!explored->exhausted)
        return "there are more than " + std::to_string(explored->schedules) +
               " orders of the steps: give it fewer, or \"sequential\": false";
    if (scenario.orders.empty())
        return "there is no order in which each step comes to its end by itself: give \"sequential\": false, and say "
               "what "
               "is expected of each step";
    return {};
}

Orders::Orders(const ScenarioCase& scenario, const Comparator& comparator)
    : scenario_{scenario}, comparator_{comparator} {
    for (const auto& order : scenario.orders) by_key_.emplace(key_of(order.outcomes), &order);
}

// Equal for outcomes that are equal in every way.
std::string Orders::key_of(const std::vector<Outcome>& outcomes) const {
    std::string key;
    for (std::size_t step = 0; step < scenario_.by_order.size(); ++step) {
        if (!scenario_.by_order[step]) continue;
        const auto* const value = std::get_if<Value>(&outcomes[step]);
        key += value != nullptr ? 'v' + canonical(*value) : 'r' + std::get<Raised>(outcomes[step]).type_name + '\0';
    }
    return key;
}

bool Orders::explain(const History& history) const {
    const auto [first, end] = by_key_.equal_range(key_of(history.outcomes));
    const auto keeps = [&](const auto& entry) { return keeps_precedence(*entry.second, history, scenario_.sections); };
    if (std::any_of(first, end, keeps)) return true;
    return std::any_of(scenario_.orders.begin(), scenario_.orders.end(), [&](const SequentialOrder& order) {
        return has_same_outcomes(order, history) && keeps_precedence(order, history, scenario_.sections);
    });
}

const Outcome* Orders::example(std::size_t step) const {
    return scenario_.orders.empty() ? nullptr : &scenario_.orders.front().outcomes[step];
}

bool Orders::has_same_outcomes(const SequentialOrder& order, const History& history) const {
    for (std::size_t step = 0; step < scenario_.by_order.size(); ++step)
        if (scenario_.by_order[step] && !same_outcome(order.outcomes[step], history.outcomes[step], comparator_))
            return false;
    return true;
}

}  // namespace gradebox::runner
