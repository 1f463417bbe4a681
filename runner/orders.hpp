// What the threads of a scenario may come to: what the reference's do when they take their steps one after the other,
// in any order. Solutions must be linearizable with respect to that (Herlihy and Wing, 1990). Runs in: gradebox
// (trusted).
#pragma once

#include <map>
#include <string>

#include "harness/schedules/scenario.hpp"
#include "runner/case.hpp"
#include "runner/challenge.hpp"

namespace gradebox::runner {

// All the orders in which the scenario's steps can be taken, asked of the reference.
harness::Request orders_request(const ScenarioCase& scenario, std::vector<harness::InputFile> files);
// Takes its answer. Says what is wrong with it, if so.
std::string take_orders(ScenarioCase& scenario, const harness::Ran& ran);

// Whether the history can be explained by one of the orders: the same outcomes, in an order in which no step comes
// before one that was over when it began.
class Orders {
public:
    Orders(const ScenarioCase& scenario, const Comparator& comparator);
    bool explain(const harness::History& history) const;
    // An outcome of the step in some order, for feedback.
    const harness::Outcome* example(std::size_t step) const;

private:
    bool has_same_outcomes(const SequentialOrder& order, const harness::History& history) const;

    std::string key_of(const std::vector<harness::Outcome>& outcomes) const;

    const ScenarioCase& scenario_;
    const Comparator& comparator_;
    std::multimap<std::string, const SequentialOrder*> by_key_;  // most histories are found at once
};

// Objects are numbered as they come up in the outcomes, so that equal numbers in two lists of outcomes mean the same.
std::vector<harness::Outcome> with_numbered_objects(std::vector<harness::Outcome> outcomes);

}  // namespace gradebox::runner
