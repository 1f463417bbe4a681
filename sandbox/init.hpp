// Pid 1 of a box: mounts its /proc, then reaps and, when told, kills. When it ends, everything in the box does.
// Runs in: the box's pid 1 (trusted, holds no secret). A candidate cannot trace it: its user namespace is below.
#pragma once

#include "sandbox/box.hpp"

namespace gradebox::sandbox {

// What the worker and pid 1 say to each other, a byte each.
inline constexpr char kInitKill = 'k';
inline constexpr char kInitKilled = 'd';

// `control` is a stream socket: it first gives the errno of the set-up, an int (0: ready); its end is the box's end.
[[noreturn]] void run_init(const BoxTemplate& origin, int control);

}  // namespace gradebox::sandbox
