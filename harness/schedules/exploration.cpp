#include "harness/schedules/exploration.hpp"

#include <algorithm>

namespace gradebox::harness {
namespace {

constexpr std::uint32_t kRoot = 0xffffffff;
constexpr std::size_t kChangePoints = 3;

bool holds(std::span<const Choice> choices, ThreadNumber thread) {
    return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.thread == thread; });
}

}  // namespace

ThreadNumber Replay::decide(std::uint32_t point, std::span<const Choice> choices) {
    while (next_ < schedule_.size() && schedule_[next_].point < point) ++next_;
    const bool is_told = next_ < schedule_.size() && schedule_[next_].point == point;
    const auto thread = is_told ? schedule_[next_].thread : choices.front().thread;
    return holds(choices, thread) ? thread : choices.front().thread;
}

bool Exploration::next() {
    schedule_.clear();
    if (count_ == search_.schedules) return false;
    if (!is_random_ && !next_bounded()) is_random_ = true;
    if (is_random_ && !next_random()) return false;
    ++count_;
    return true;
}

// Each number of preemptions has its share of the budget; what one leaves, the others get.
std::optional<std::uint32_t> Exploration::next_level() const {
    const auto share = (search_.schedules - search_.random) / (search_.preemptions + 1);
    const auto levels = std::min<std::size_t>(waiting_.size(), search_.preemptions + 1);
    for (const bool keeps_to_share : {true, false})
        for (std::uint32_t level = 0; level < levels; ++level)
            if (!waiting_[level].empty() && (!keeps_to_share || run_at_[level] < share)) return level;
    return std::nullopt;
}

bool Exploration::next_bounded() {
    if (count_ > 0 && count_ + search_.random >= search_.schedules) return false;
    planned_ = 0;
    if (count_ == 0) {
        run_.push_back({kRoot, {}});
        plan_.clear();
    } else {
        const auto level = next_level();
        if (!level) return false;
        preemptions_ = *level;
        auto& nodes = waiting_[preemptions_];
        // When not all can be run, those that are run come from everywhere.
        if (count_ + nodes.size() + search_.random > search_.schedules)
            std::swap(nodes.front(), nodes[random_() % nodes.size()]);
        run_.push_back(nodes.front());
        nodes.pop_front();
        plan_ = planned(run_.back());
    }
    ++run_at_[preemptions_];
    return true;
}

std::optional<std::uint32_t> Exploration::exhausted() const {
    std::optional<std::uint32_t> all;
    const auto levels = std::min<std::size_t>(waiting_.size(), search_.preemptions + 1);
    for (std::uint32_t level = 0; level < levels && waiting_[level].empty() && !is_cut_; ++level) all = level;
    return all;
}

Schedule Exploration::planned(const Node& node) const {
    Schedule schedule;
    for (const Node* at = &node; at->parent != kRoot; at = &run_[at->parent]) schedule.push_back(at->last);
    std::reverse(schedule.begin(), schedule.end());
    return schedule;
}

// Random schedules are for what the bound left out.
bool Exploration::next_random() {
    if (is_complete() || random_left_-- == 0) return false;
    priorities_.clear();
    change_points_.clear();
    lowest_ = 0;
    for (std::size_t i = 0; i < kChangePoints; ++i)
        change_points_.push_back(static_cast<std::uint32_t>(random_() % (most_points_ + 1)));
    return true;
}

ThreadNumber Exploration::decide(std::uint32_t point, std::span<const Choice> choices) {
    most_points_ = std::max(most_points_, point);
    const auto thread = is_random_ ? decide_random(point, choices) : decide_bounded(point, choices);
    if (thread != choices.front().thread) schedule_.push_back({point, thread});
    return thread;
}

ThreadNumber Exploration::decide_bounded(std::uint32_t point, std::span<const Choice> choices) {
    if (planned_ == plan_.size()) {
        branch(point, choices);
        return choices.front().thread;
    }
    if (plan_[planned_].point != point) return choices.front().thread;
    const auto thread = plan_[planned_++].thread;
    return holds(choices, thread) ? thread : choices.front().thread;
}

// Every other choice at a point after the last switch of the schedule is one more schedule to run.
void Exploration::branch(std::uint32_t point, std::span<const Choice> choices) {
    const auto parent = static_cast<std::uint32_t>(run_.size() - 1);
    for (const auto& choice : choices.subspan(1)) {
        const auto preemptions = preemptions_ + (choice.preempts ? 1 : 0);
        if (preemptions > search_.preemptions) {
            // There is more than the bound lets one see.
            if (waiting_.size() == preemptions) waiting_.emplace_back(), run_at_.push_back(0);
            continue;
        }
        if (waiting_.size() <= preemptions) waiting_.resize(preemptions + 1), run_at_.resize(preemptions + 1);
        // No more are kept than could be run; the last ones kept stand for those that are left out.
        constexpr std::size_t kKept = 4;
        auto& nodes = waiting_[preemptions];
        if (nodes.size() < kKept * search_.schedules) {
            nodes.push_back({parent, {point, choice.thread}});
        } else {
            is_cut_ = true;
            nodes[random_() % nodes.size()] = {parent, {point, choice.thread}};
        }
    }
}

std::int64_t& Exploration::priority(ThreadNumber thread) {
    while (priorities_.size() <= thread) priorities_.push_back(1 + static_cast<std::int64_t>(random_() >> 2));
    return priorities_[thread];
}

void Exploration::yielded(ThreadNumber thread) {
    if (is_random_) priority(thread) = --lowest_;
}

// The one with the highest priority goes on; at a change point it gets the lowest. Only there is a sleeper woken.
ThreadNumber Exploration::decide_random(std::uint32_t point, std::span<const Choice> choices) {
    const auto best = [&](bool also_asleep) {
        auto thread = choices.front().thread;
        for (const auto& choice : choices)
            if ((also_asleep || !choice.is_asleep) && priority(choice.thread) > priority(thread))
                thread = choice.thread;
        return thread;
    };
    const bool changes = std::find(change_points_.begin(), change_points_.end(), point) != change_points_.end();
    if (!changes) return best(false);
    priority(best(false)) = --lowest_;
    return best(true);
}

}  // namespace gradebox::harness
