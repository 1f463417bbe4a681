// What the warm interpreter does once before it is forked, so that every run finds it done: compile, define,
// call, print, fail. Runs in: the zygote (trusted).
#pragma once

#include <string_view>

namespace gradebox::harness {

// Loads a small solution and calls it, as the stub does for calls.
void rehearse_calls();

// Uses a package a little, where it is known how.
void rehearse_package(std::string_view name);

// Runs a small script, as the stub does.
void rehearse_script();

// The same and the orderly finish, after which the interpreter is of no more use: for a fork.
void rehearse_script_to_the_end();

}  // namespace gradebox::harness
