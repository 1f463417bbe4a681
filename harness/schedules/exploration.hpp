// Which schedules of a scenario are run, one after the other: first all with no preemption, with one, with two (bounded
// search: Musuvathi and Qadeer, PLDI 2007), then random ones (probabilistic concurrency testing: Burckhardt et al.,
// ASPLOS 2010). Knows neither Python nor threads.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <span>
#include <vector>

#include "harness/schedules/schedule.hpp"

namespace gradebox::harness {

// Who may go on at a point, or what may happen there.
struct Choice {
    ThreadNumber thread{0};
    bool preempts{false};   // somebody else could have gone on by himself
    bool is_asleep{false};  // and would sleep on
};

// Asked at each point at which more than one thread could go on; `choices` begins with the default.
class Decider {
public:
    virtual ~Decider() = default;
    virtual ThreadNumber decide(std::uint32_t point, std::span<const Choice> choices) = 0;
    // The thread sleeps, or spins: others should go on now.
    virtual void yielded(ThreadNumber thread) = 0;
};

// Does what a given schedule says.
class Replay : public Decider {
public:
    explicit Replay(Schedule schedule) : schedule_{std::move(schedule)} {}
    ThreadNumber decide(std::uint32_t point, std::span<const Choice> choices) override;
    void yielded(ThreadNumber /*thread*/) override {}

private:
    Schedule schedule_;
    std::size_t next_{0};
};

class Exploration : public Decider {
public:
    explicit Exploration(const Search& search) : search_{search}, random_{search.seed}, random_left_{search.random} {}

    // Prepares the next schedule; false when all have been run.
    bool next();
    ThreadNumber decide(std::uint32_t point, std::span<const Choice> choices) override;
    void yielded(ThreadNumber thread) override;
    // As it was run.
    const Schedule& schedule() const { return schedule_; }

    // With at most so many preemptions all schedules have been run; nullopt: not even all without.
    std::optional<std::uint32_t> exhausted() const;

    // There are no other schedules than those that have been run.
    bool is_complete() const { return exhausted() == waiting_.size() - 1; }

private:
    // A schedule to run: an earlier one, and one more switch.
    struct Node {
        std::uint32_t parent{0};
        Switch last;
    };

    bool next_bounded();
    std::optional<std::uint32_t> next_level() const;
    bool next_random();
    Schedule planned(const Node& node) const;
    ThreadNumber decide_bounded(std::uint32_t point, std::span<const Choice> choices);
    ThreadNumber decide_random(std::uint32_t point, std::span<const Choice> choices);
    void branch(std::uint32_t point, std::span<const Choice> choices);
    std::int64_t& priority(ThreadNumber thread);

    Search search_;
    std::mt19937_64 random_;
    std::uint32_t count_{0};
    std::uint32_t most_points_{0};
    Schedule schedule_;

    // Bounded: nodes that have been run, and those to run, by the number of preemptions.
    std::vector<Node> run_;
    std::vector<std::deque<Node>> waiting_{1};
    std::vector<std::uint32_t> run_at_{0};  // so many have been run
    std::uint32_t preemptions_{0};          // of the schedule that is being run
    bool is_cut_{false};                    // some were left out
    Schedule plan_;
    std::size_t planned_{0};

    // Random.
    bool is_random_{false};
    std::uint32_t random_left_{0};
    std::vector<std::int64_t> priorities_;  // of threads, positive at first
    std::vector<std::uint32_t> change_points_;
    std::int64_t lowest_{0};
};

}  // namespace gradebox::harness
