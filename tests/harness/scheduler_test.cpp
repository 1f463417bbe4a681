// The scheduler and the search by themselves: threads and locks are models in C++, with no Python.
#include "harness/schedules/scheduler.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "harness/schedules/exploration.hpp"

using namespace gradebox::harness;

namespace {

struct NoHooks : ThreadHooks {
    void switching_to(ThreadNumber) override {}
    void returning() override {}
    void took_turn(ThreadNumber, Reason, ThreadNumber) override {}
};

struct Lock {
    bool held{false};

    static bool is_free(const void* lock) { return !static_cast<const Lock*>(lock)->held; }
    void acquire(Scheduler& scheduler) {
        scheduler.point();
        while (held) scheduler.wait({Wait::Kind::lock, this, is_free, std::nullopt});
        held = true;
    }
};

constexpr std::uint32_t kSteps = 10'000;

// Runs main, which may start others, in every schedule that the search gives. Gives how each ended, and its schedule.
template <class Body>
std::vector<std::pair<Scheduler::End, Schedule>> explore(const Search& search, Body body) {
    std::vector<std::pair<Scheduler::End, Schedule>> ends;
    Exploration exploration{search};
    while (exploration.next()) {
        NoHooks hooks;
        Scheduler scheduler{exploration, hooks, kSteps};
        scheduler.start([&] { body(scheduler); });
        const auto end = scheduler.run();
        ends.emplace_back(end, exploration.schedule());
    }
    return ends;
}

void wait_for(Scheduler& scheduler, ThreadNumber first, ThreadNumber end) {
    struct All {
        Scheduler& scheduler;
        ThreadNumber first, end;
    } all{scheduler, first, end};
    const auto are_over = [](const void* object) {
        const auto& threads = *static_cast<const All*>(object);
        for (auto thread = threads.first; thread < threads.end; ++thread)
            if (!threads.scheduler.has_ended(thread)) return false;
        return true;
    };
    scheduler.wait({Wait::Kind::threads, &all, are_over, std::nullopt});
}

// Two threads that each take `steps` steps and may be interrupted before each.
std::set<std::string> interleavings(const Search& search, int steps, std::size_t* schedules = nullptr) {
    std::set<std::string> seen;
    const auto ends = explore(search, [&](Scheduler& scheduler) {
        std::string order;
        for (const char name : {'a', 'b'})
            scheduler.start([&scheduler, &order, name, steps] {
                for (int i = 0; i < steps; ++i) {
                    if (i > 0) scheduler.point();
                    order += name;
                }
            });
        wait_for(scheduler, 1, 3);
        seen.insert(order);
    });
    if (schedules != nullptr) *schedules = ends.size();
    return seen;
}

}  // namespace

TEST_CASE("without preemptions only the order of whole threads varies") {
    std::size_t schedules = 0;
    CHECK(interleavings({0, 1000, 0, 1, kSteps}, 3, &schedules) == std::set<std::string>{"aaabbb", "bbbaaa"});
    CHECK(schedules == 2);
}

TEST_CASE("one preemption cuts one thread in two") {
    CHECK(interleavings({1, 1000, 0, 1, kSteps}, 3) ==
          std::set<std::string>{"aaabbb", "bbbaaa", "abbbaa", "aabbba", "baaabb", "bbaaab"});
}

TEST_CASE("enough preemptions give every interleaving once, and no more schedules than there are") {
    std::size_t schedules = 0;
    CHECK(interleavings({10, 1000, 50, 1, kSteps}, 3, &schedules).size() == 20);  // 6! / (3! 3!)
    CHECK(schedules == 20);
}

TEST_CASE("the budget is kept, and random schedules get their share") {
    std::size_t schedules = 0;
    interleavings({4, 300, 100, 1, kSteps}, 12, &schedules);
    CHECK(schedules == 300);
}

TEST_CASE("where there are more orders of whole threads than can be run, some are interrupted all the same") {
    int interrupted = 0;
    explore({2, 60, 0, 1, kSteps}, [&](Scheduler& scheduler) {
        std::string order;
        for (const char name : {'a', 'b', 'c', 'd', 'e'})
            scheduler.start([&scheduler, &order, name] {
                for (int i = 0; i < 2; ++i) {
                    if (i > 0) scheduler.point();
                    order += name;
                }
            });
        wait_for(scheduler, 1, 6);
        for (std::size_t i = 0; i < order.size(); i += 2) interrupted += order[i] != order[i + 1] ? 1 : 0;
    });
    CHECK(interrupted >= 40);
}

TEST_CASE("the same seed gives the same schedules, another one others") {
    const auto all = [](std::uint32_t seed) {
        std::vector<std::string> orders;
        explore({0, 60, 40, seed, kSteps}, [&](Scheduler& scheduler) {
            auto* const order = &orders.emplace_back();
            for (const char name : {'a', 'b', 'c'})
                scheduler.start([&scheduler, order, name] {
                    for (int i = 0; i < 8; ++i) {
                        scheduler.point();
                        *order += name;
                    }
                });
            wait_for(scheduler, 1, 4);
        });
        return orders;
    };
    CHECK(all(7) == all(7));
    CHECK(all(7) != all(8));
}

TEST_CASE("a schedule that was found is replayed from its text") {
    std::string found;
    Schedule schedule;
    const auto body = [](Scheduler& scheduler, std::string& order) {
        for (const char name : {'a', 'b', 'c'})
            scheduler.start([&scheduler, &order, name] {
                for (int i = 0; i < 4; ++i) {
                    scheduler.point();
                    order += name;
                }
            });
        wait_for(scheduler, 1, 4);
    };
    Exploration exploration{{2, 5000, 100, 1, kSteps}};
    int replayed = 0;
    while (exploration.next()) {
        NoHooks hooks;
        std::string order, again;
        {
            Scheduler scheduler{exploration, hooks, kSteps};
            scheduler.start([&] { body(scheduler, order); });
            scheduler.run();
        }
        const auto text = to_string(exploration.schedule());
        Replay replay{*parse_schedule(text)};
        Scheduler scheduler{replay, hooks, kSteps};
        scheduler.start([&] { body(scheduler, again); });
        scheduler.run();
        CHECK(order == again);
        ++replayed;
    }
    CHECK(replayed > 100);
}

TEST_CASE("texts that are no schedules") {
    for (const char* const text : {"", "1", "1:", ":1", "1:2,", "2:1,1:1", "1:1,1:2", "a:b", "1:2 ", "99999999999:1"})
        CHECK_FALSE(parse_schedule(text));
    CHECK(parse_schedule("-")->empty());
}

TEST_CASE("locks taken in another order: some schedule is a deadlock, none without a preemption is") {
    const auto deadlocks = [](std::uint32_t preemptions) {
        int count = 0;
        for (const auto& [end, schedule] : explore({preemptions, 1000, 0, 1, kSteps}, [](Scheduler& scheduler) {
                 Lock left, right;
                 const auto both = [&scheduler](Lock& first, Lock& second) {
                     first.acquire(scheduler);
                     second.acquire(scheduler);
                     second.held = first.held = false;
                 };
                 scheduler.start([&] { both(left, right); });
                 scheduler.start([&] { both(right, left); });
                 wait_for(scheduler, 1, 3);
             }))
            count += end == Scheduler::End::deadlock ? 1 : 0;
        return count;
    };
    CHECK(deadlocks(0) == 0);
    CHECK(deadlocks(1) > 0);
}

TEST_CASE("a lock keeps the others out in every schedule") {
    bool is_broken = false;
    explore({3, 3000, 100, 1, kSteps}, [&](Scheduler& scheduler) {
        Lock lock;
        int inside = 0;
        for (int i = 0; i < 3; ++i)
            scheduler.start([&] {
                lock.acquire(scheduler);
                is_broken = is_broken || ++inside != 1;
                scheduler.point();
                --inside;
                lock.held = false;
            });
        wait_for(scheduler, 1, 4);
    });
    CHECK_FALSE(is_broken);
}

TEST_CASE("time passes only when nobody can go on") {
    for (const auto& [end, schedule] : explore({0, 100, 0, 1, kSteps}, [](Scheduler& scheduler) {
             Lock lock;
             lock.held = true;
             CHECK_FALSE(scheduler.wait({Wait::Kind::lock, &lock, Lock::is_free, 500}));
             CHECK(scheduler.now() == 500);
             scheduler.start([&] { lock.held = false; });
             CHECK(scheduler.wait({Wait::Kind::lock, &lock, Lock::is_free, 10'000}));
             CHECK(scheduler.now() == 500);
         }))
        CHECK(end == Scheduler::End::finished);
}

TEST_CASE("who waits until all are idle goes on last, when no time is left to pass, and before it is a deadlock") {
    const auto never = [](const void*) { return false; };
    const auto ends = explore({0, 10, 0, 1, kSteps}, [&](Scheduler& scheduler) {
        scheduler.start([&] { scheduler.wait({Wait::Kind::time, nullptr, nullptr, 1000}); });
        CHECK(!scheduler.wait({Wait::Kind::events, nullptr, never, std::nullopt, true}));
        CHECK(scheduler.has_ended(1));
        CHECK(scheduler.now() == 1000);
        CHECK(!scheduler.wait({Wait::Kind::events, nullptr, never, 5000, true}));
        CHECK(scheduler.now() == 5000);
        scheduler.wait({Wait::Kind::events, nullptr, never, std::nullopt, false});
    });
    REQUIRE(ends.size() == 1);
    CHECK(ends.front().first == Scheduler::End::deadlock);
}

TEST_CASE("what happens next is picked in every order, within the bound") {
    const auto orders = [](std::uint32_t preemptions, bool preempts) {
        std::set<std::string> seen;
        explore({preemptions, 100, 0, 1, kSteps}, [&](Scheduler& scheduler) {
            std::string order;
            std::vector<Choice> things{{0, false, false}, {7, preempts, false}, {9, preempts, false}};
            while (!things.empty()) {
                const auto picked = scheduler.pick(things);
                order += std::to_string(things[picked].thread);
                things.erase(things.begin() + static_cast<std::ptrdiff_t>(picked));
            }
            seen.insert(order);
        });
        return seen;
    };
    CHECK(orders(0, true) == std::set<std::string>{"079"});
    CHECK(orders(1, true) == std::set<std::string>{"079", "709", "907", "097"});
    CHECK(orders(0, false).size() == 6);
}

TEST_CASE("a sleeper may be woken while others are slow, which counts as a preemption") {
    const auto orders = [](std::uint32_t preemptions) {
        std::set<std::string> seen;
        explore({preemptions, 1000, 0, 1, kSteps}, [&](Scheduler& scheduler) {
            std::string order;
            scheduler.start([&] {
                scheduler.wait({Wait::Kind::time, nullptr, nullptr, scheduler.now() + 10});
                order += 's';
            });
            scheduler.start([&] {
                order += '1';
                scheduler.point();
                order += '2';
            });
            wait_for(scheduler, 1, 3);
            seen.insert(order);
        });
        return seen;
    };
    CHECK(orders(0) == std::set<std::string>{"12s"});
    CHECK(orders(1).contains("1s2"));
}

TEST_CASE("who goes round for ever is out of steps; who spins lets the others go on") {
    const auto spin = [](bool is_set_by_another) {
        NoHooks hooks;
        Replay by_default{{}};
        Scheduler scheduler{by_default, hooks, kSteps};
        bool flag = false;
        scheduler.start([&] {
            scheduler.start([&] {
                while (!flag) {
                    scheduler.step();
                    scheduler.point();
                }
            });
            scheduler.start([&] { flag = is_set_by_another; });
            wait_for(scheduler, 1, 3);
        });
        return scheduler.run();
    };
    CHECK(spin(true) == Scheduler::End::finished);
    CHECK(spin(false) == Scheduler::End::out_of_steps);
}

TEST_CASE("who polls, asleep or not, does not starve the one that it waits for, whatever the seed") {
    for (const bool sleeps : {true, false})
        for (std::uint32_t seed = 1; seed <= 20; ++seed)
            for (const auto& [end, schedule] : explore({1, 60, 40, seed, kSteps}, [&](Scheduler& scheduler) {
                     bool flag = false;
                     for (int i = 0; i < 2; ++i)
                         scheduler.start([&] {
                             while (!flag) {
                                 scheduler.step();
                                 if (sleeps) scheduler.wait({Wait::Kind::time, nullptr, nullptr, scheduler.now() + 1});
                                 scheduler.point();
                             }
                         });
                     scheduler.start([&] {
                         for (int i = 0; i < 20; ++i) scheduler.point();
                         flag = true;
                     });
                     wait_for(scheduler, 1, 4);
                 }))
                CHECK(end == Scheduler::End::finished);
}

TEST_CASE("exceptions that two threads handle at the same time do not mix") {
    explore({2, 500, 0, 1, kSteps}, [](Scheduler& scheduler) {
        for (int i = 1; i <= 2; ++i)
            scheduler.start([&scheduler, i] {
                try {
                    throw i;
                } catch (int outer) {
                    scheduler.point();
                    try {
                        throw std::string(1, static_cast<char>('0' + i));
                    } catch (const std::string& inner) {
                        scheduler.point();
                        CHECK(inner == std::to_string(outer));
                    }
                    CHECK(outer == i);
                }
            });
        wait_for(scheduler, 1, 3);
    });
}
