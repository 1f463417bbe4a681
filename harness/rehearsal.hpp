// What the warm interpreter does once before it is forked, so that every run finds it done: compile, define,
// call, print, fail. Runs in: the zygote (trusted).
#pragma once

namespace gradebox::harness {

// Loads and calls a small solution as the stub does.
void rehearse();

// The same and the orderly finish, after which the interpreter is of no more use: for a fork.
void rehearse_to_the_end();

}  // namespace gradebox::harness
