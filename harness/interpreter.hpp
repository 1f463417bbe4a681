// The warm interpreter: CPython initialised once, isolated, with a fixed hash seed and the usual modules imported,
// then frozen, so that a fork of it touches few pages. Runs in: the zygote (trusted).
#pragma once

#include <string>
#include <vector>

#include "harness/messages.hpp"

namespace gradebox::harness {

// Initialises CPython and imports `packages`; gives its version. Throws std::runtime_error.
std::string warm_up(const std::vector<std::string>& packages);

// In a fork: brings in the pages that a run of that kind touches.
void after_fork(EntryKind kind);

// The absolute folders that the interpreter and its packages live in.
std::vector<std::string> interpreter_folders();

}  // namespace gradebox::harness
