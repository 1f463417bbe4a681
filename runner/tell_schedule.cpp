#include "runner/tell_schedule.hpp"

#include <algorithm>

#include "runner/lines.hpp"
#include "runner/utf8.hpp"

namespace gradebox::runner {
namespace {

using namespace harness;

constexpr std::size_t kMostTurns = 40;
constexpr std::size_t kMostSwitches = 60;  // named in a schedule that is to be run again
constexpr std::size_t kMostOfLine = 100;

std::string letter(std::size_t thread) {
    return std::string(1, static_cast<char>('A' + thread));
}

std::string_view why(Reason reason) {
    switch (reason) {
        case Reason::preempted:
            return "is stopped before";
        case Reason::waits:
            return "waits in";
        case Reason::sleeps:
            return "sleeps in";
        case Reason::awaits:
            return "awaits in";
        case Reason::ended:
            break;
    }
    return "comes to its end";
}

}  // namespace

std::string thread_of_step(const Sections& sections, std::size_t step) {
    if (step < sections.before) return "";
    step -= sections.before;
    for (std::size_t thread = 0; thread < sections.threads.size(); ++thread) {
        if (step < sections.threads[thread]) return letter(thread) + ": ";
        step -= sections.threads[thread];
    }
    return "";
}

std::string who_takes_turns(const Sections& sections) {
    return sections.are_tasks ? "tasks" : "threads";
}

ScheduleTeller::ScheduleTeller(const ScenarioCase& scenario, const Standard& standard, ThreadNumber first_thread)
    : scenario_{scenario}, standard_{standard}, first_{first_thread}, source_{lines_of(standard.source)} {}

std::string ScheduleTeller::thread(ThreadNumber number) const {
    if (number == 0) return "main";
    if (number >= first_ && number - first_ < scenario_.sections.threads.size()) return letter(number - first_);
    return "thread " + std::to_string(number);
}

bool ScheduleTeller::is_task(ThreadNumber number) const {
    return scenario_.sections.are_tasks && number >= first_;
}

std::string ScheduleTeller::line(std::uint32_t number) const {
    if (number == 0) return "the library";
    std::string text = "line " + std::to_string(number);
    if (number > source_.size()) return text;
    auto source = source_[number - 1];
    source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
    return text + ": " + safe_text(source, kMostOfLine);
}

std::string ScheduleTeller::turns(const std::vector<Turn>& turns) const {
    std::string text;
    const auto shown = std::min(turns.size(), kMostTurns);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& turn = turns[i];
        if (turn.thread == 0 && turn.line == 0) continue;  // it waits for the others
        text += "  " + thread(turn.thread) + ' ' + std::string{why(turn.reason)};
        if (turn.reason != Reason::ended) text += ' ' + line(turn.line);
        text += '\n';
    }
    if (shown < turns.size()) text += "  … and " + std::to_string(turns.size() - shown) + " more turns\n";
    return text.empty() ? text : "when the " + who_takes_turns(scenario_.sections) + " take turns like this:\n" + text;
}

std::string ScheduleTeller::replay(const Schedule& schedule) const {
    if (schedule.size() > kMostSwitches) return "(the same seed finds it again)";
    return "again: --schedule " + standard_.a_case.id + '=' + to_string(schedule);
}

std::string ScheduleTeller::tell(const History& history) const {
    return turns(history.turns) + replay(history.schedule);
}

// Conditions and events wait for locks of their own, and so does who joins a thread.
std::string ScheduleTeller::awaited(const Stuck::Waiting& waiting) const {
    const bool is_own = *waiting.holder == waiting.thread;
    if (is_own && waiting.held_since == 0) return "to be notified";
    if (waiting.held_since == 0) return "for the end of " + thread(*waiting.holder);
    return "for the lock that " + (is_own ? "it holds itself" : thread(*waiting.holder) + " holds") + " since " +
           line(waiting.held_since);
}

std::string ScheduleTeller::tell_deadlock(const Stuck& stuck) const {
    std::string text = "nobody can go on:\n";
    for (const auto& waiting : stuck.waiting) {
        text += "  " + thread(waiting.thread) + (is_task(waiting.thread) ? " awaits in " : " waits in ") +
                line(waiting.line);
        if (waiting.holder) text += "\n    " + awaited(waiting);
        text += '\n';
    }
    return text + turns(stuck.turns) + replay(stuck.schedule);
}

std::string ScheduleTeller::tell_livelock(const Stuck& stuck) const {
    return "the " + who_takes_turns(scenario_.sections) + " go on without coming to an end: more than " +
           std::to_string(scenario_.search.steps) + " bytecodes (livelock or starvation)\n" + turns(stuck.turns) +
           replay(stuck.schedule);
}

std::string ScheduleTeller::count(const Explored& explored) const {
    std::string text = std::to_string(explored.schedules) + (explored.schedules == 1 ? " schedule" : " schedules");
    if (scenario_.schedule) return text;
    if (explored.exhausted)
        text += ", all with at most " + std::to_string(*explored.exhausted) + " preemptions among them";
    return text;
}

}  // namespace gradebox::runner
