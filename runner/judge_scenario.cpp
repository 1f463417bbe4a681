// Every schedule that was run must come to what is expected; the first that doesn't decides.
#include <algorithm>
#include <numeric>

#include "harness/count_items.hpp"
#include "runner/comparator.hpp"
#include "runner/exceptions.hpp"
#include "runner/judge.hpp"
#include "runner/load_cases.hpp"
#include "runner/orders.hpp"
#include "runner/tell_schedule.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kMostItems = 5'000'000;

// Whether each step began when the one before it was over.
bool is_sequential(const History& history, std::size_t threads) {
    std::vector<bool> places(history.over.size() / threads);
    for (std::size_t step = 0; step < places.size(); ++step) {
        const auto* const over = &history.over[step * threads];
        const auto place = std::accumulate(over, over + threads, std::size_t{0});
        if (place < places.size()) places[place] = true;
    }
    return std::find(places.begin(), places.end(), false) == places.end();
}

class ScenarioJudge {
public:
    ScenarioJudge(const ScenarioCase& work, const Standard& standard)
        : work_{work}, standard_{standard}, orders_{work, standard.group.comparator} {}

    Judgement judge(const Explored& explored) const {
        const ScheduleTeller teller{work_, standard_, explored.first_thread};
        for (std::size_t i = 0; i < explored.histories.size(); ++i) {
            const auto& history = explored.histories[i];
            Judgement judgement = judge(history);
            if (judgement.verdict == Verdict::accepted) continue;
            // What fails when one step follows the other, as the threads would by themselves, fails without any
            // threads.
            const bool is_alone = is_sequential(history, work_.sections.threads.size()) &&
                                  (i == 0 || !has_own_threads(history, explored.first_thread));
            if (!is_alone) judgement.verdict = Verdict::race_condition;
            judgement.message += '\n' + teller.tell(history);
            return judgement;
        }
        if (explored.stuck) return stuck(*explored.stuck, teller);
        if (explored.histories.empty()) return judgement_of(Verdict::runtime_error, "no schedule came to an end");
        return judgement_of(Verdict::accepted, teller.count(explored));
    }

private:
    // Whether threads took turns that the solution started.
    bool has_own_threads(const History& history, ThreadNumber first) const {
        return std::any_of(history.turns.begin(), history.turns.end(), [&](const Turn& turn) {
            const bool is_scenarios = turn.thread >= first && turn.thread - first < work_.sections.threads.size();
            return turn.thread != 0 && !is_scenarios;
        });
    }

    Judgement judge(const History& history) const {
        const auto& steps = work_.steps;
        for (std::size_t i = 0; i < steps.program.size(); ++i) {
            if (work_.by_order[i]) continue;
            Judgement judgement = judge_step(steps.program[i], steps.expectations[i], history.outcomes[i],
                                             standard_.group.comparator, false);
            if (judgement.verdict == Verdict::accepted) continue;
            judgement.message.insert(0, place_of(i));
            return judgement;
        }
        for (const auto& same : steps.same) {
            Judgement judgement = judge_same(same, history.outcomes);
            if (judgement.verdict != Verdict::accepted) return judgement;
        }
        if (!work_.needs_orders()) return {};
        History numbered = history;
        numbered.outcomes = with_numbered_objects(std::move(numbered.outcomes));
        if (orders_.explain(numbered)) return {};
        return unexplained(numbered);
    }

    // No order of the steps gives these outcomes.
    Judgement unexplained(const History& history) const {
        const auto is_raised = [&](std::size_t i) { return std::holds_alternative<Raised>(history.outcomes[i]); };
        std::string told =
            "no order of the " + who_takes_turns(work_.sections) + "' steps, one after the other, gives these results:";
        bool has_raised = false;
        for (std::size_t i = 0; i < work_.by_order.size(); ++i) {
            if (!work_.by_order[i]) continue;
            has_raised = has_raised || is_raised(i);
            told += "\n  " + place_of(i);
            told += is_raised(i) ? describe(std::get<Raised>(history.outcomes[i]))
                                 : repr(std::get<Value>(history.outcomes[i]), 200);
        }
        // Who fails alone is told as a `calls` case would be.
        Judgement judgement =
            judgement_of(has_raised ? Verdict::runtime_error : Verdict::wrong_answer, std::move(told));
        return judgement;
    }

    std::string place_of(std::size_t step) const {
        return thread_of_step(work_.sections, step) + describe(work_.steps.program[step], 200) + ": ";
    }

    static Judgement stuck(const Stuck& stuck, const ScheduleTeller& teller) {
        if (stuck.is_deadlock) return judgement_of(Verdict::deadlock, teller.tell_deadlock(stuck));
        return judgement_of(Verdict::time_limit_exceeded, teller.tell_livelock(stuck));
    }

    const ScenarioCase& work_;
    const Standard& standard_;
    Orders orders_;
};

}  // namespace

Judgement judge_scenario(const ScenarioCase& work, const Standard& standard, const Ran& ran) {
    DecodeLimits limits;
    limits.items = kMostItems;
    const auto explored = decode_explored(ran.outcomes, work.sections, work.steps.program.size(), limits);
    if (!explored) return judgement_of(Verdict::runtime_error, "the reply is not valid: " + explored.error().reason);
    return ScenarioJudge{work, standard}.judge(*explored);
}

}  // namespace gradebox::runner
