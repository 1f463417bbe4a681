// The warm interpreter: CPython initialised once, isolated, with a fixed hash seed and the usual modules imported,
// then frozen, so that a fork of it touches few pages. Runs in: the zygote (trusted).
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace gradebox::harness {

// What a zygote does besides: before its first fork, and in a fork that is of no more use afterwards, to learn what
// runs that answer touch.
struct Preparation {
    std::function<void()> prepare = [] {};
    std::function<void()> rehearse = [] {};
    bool serves_calls{true};  // runs that answer may be of `calls`
};

// Initialises CPython and imports `packages`; gives its version. Throws std::runtime_error.
std::string warm_up(const std::vector<std::string>& packages, const Preparation& besides);

// After the last allocation before the first fork: lays the memory that every run begins with. Throws
// std::system_error.
void settle();

// In a fresh fork, before it joins its box: brings in the pages that such a run touches. They are the interpreter's,
// and charged to the zygote's group, not to the run's. Only runs of calls answer.
void wake_up(bool answers);

// The absolute folders that the interpreter and its packages live in.
std::vector<std::string> interpreter_folders();

}  // namespace gradebox::harness
