#include "runner/verdict.hpp"

#include <algorithm>
#include <array>

namespace gradebox::runner {
namespace {

struct Explained {
    Verdict verdict;
    std::string_view word;
    std::string_view explanation;
};

constexpr std::array kEntries{
    Explained{Verdict::accepted, "accepted",
              "Every case gave the expected answer within its limits. Nothing is left to do."},
    Explained{Verdict::wrong_answer, "wrong_answer",
              "The solution ran to its end, but an answer is not the expected one: another value, another type, an "
              "exception that did not come, or a wrong exit code or output file. Try the examples of the statement by "
              "hand, then the edges: nothing, one item, duplicates, negative numbers. Types count as well: 1 is not "
              "True, and a tuple is not a list."},
    Explained{
        Verdict::time_limit_exceeded, "time_limit_exceeded",
        "The solution used more CPU time, or took longer by the clock, than the challenge allows. Look for a loop "
        "that never ends, for work that grows with the square of the input, and for waiting (sleep, input, a lock "
        "that nobody releases). The limits stand in challenge.toml under [limits]."},
    Explained{
        Verdict::memory_limit_exceeded, "memory_limit_exceeded",
        "The solution held more memory than the challenge allows; the interpreter itself is not counted. Read "
        "files line by line instead of whole, use generators where a list is only walked once, and drop what is no "
        "longer needed."},
    Explained{Verdict::output_limit_exceeded, "output_limit_exceeded",
              "The solution wrote more to standard output or standard error, or answered with a larger value, than the "
              "challenge allows. Take out debug printing and look for a loop that prints without end."},
    Explained{
        Verdict::runtime_error, "runtime_error",
        "The solution raised an exception that nobody caught, ended before it answered, was killed by a signal, or "
        "lacks the function or class that the statement asks for. Run it on the statement's examples and read the "
        "traceback from the bottom up."},
    Explained{Verdict::compile_error, "compile_error",
              "The file is not a valid Python 3.11 program, so nothing of it was run: a syntax error, text that is not "
              "UTF-8, or a file that is too large. `python3.11 -m py_compile FILE` shows the place."},
    Explained{
        Verdict::security_violation, "security_violation",
        "The solution made a system call that no solution needs, and the sandbox ended it. Attempts to trace other "
        "processes, to mount file systems or to load kernel code end this way; opening a socket or a missing file "
        "only gets an error from the system, which the solution can handle."},
    Explained{
        Verdict::race_condition, "race_condition",
        "The answer was wrong when several threads called the solution at the same moment. Find the state that the "
        "threads share and guard every read-then-write of it with one lock. The global interpreter lock does not "
        "make two statements one. Where the message names a schedule, `gradebox grade CHALLENGE SOLUTION.py "
        "--schedule NAME` runs that one again."},
    Explained{Verdict::deadlock, "deadlock",
              "All threads of the solution waited for each other and none could go on. Take locks in the same order "
              "everywhere, release them with `with`, and never wait for a thread while holding a lock that it needs."},
    Explained{
        Verdict::growth_exceeded, "growth_exceeded",
        "The time or the memory of the solution grows faster with the size of the input than the challenge allows. "
        "The answers may be right; the method is too slow for large inputs. Look for a nested loop or for a search "
        "in a list where a dict or a set would do."},
    Explained{Verdict::skipped, "skipped",
              "The case was not run, because grading was interrupted before its turn. It says nothing about the "
              "solution: grade again to get a verdict."},
    Explained{
        Verdict::judge_error, "judge_error",
        "The grader or the machine failed, or the submission could not be read; the solution is not to blame. The "
        "case was tried again before this was said. `gradebox doctor` tells what the machine lacks."},
};

const Explained& entry(Verdict verdict) {
    return *std::find_if(kEntries.begin(), kEntries.end(), [&](const Explained& e) { return e.verdict == verdict; });
}

constexpr auto kVerdicts = [] {
    std::array<Verdict, kEntries.size()> verdicts{};
    for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] = kEntries[i].verdict;
    return verdicts;
}();

}  // namespace

std::string_view to_string(Verdict verdict) {
    return entry(verdict).word;
}

std::optional<Verdict> parse_verdict(std::string_view word) {
    for (const Explained& e : kEntries) {
        if (e.word == word) return e.verdict;
    }
    return std::nullopt;
}

std::span<const Verdict> all_verdicts() {
    return kVerdicts;
}

std::string_view explanation(Verdict verdict) {
    return entry(verdict).explanation;
}

}  // namespace gradebox::runner
