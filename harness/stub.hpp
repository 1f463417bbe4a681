// What runs in a candidate's process around the candidate's code: compiles and starts the solution, runs the
// cases that come through the mailbox, and answers. It leaves no Python frame and no Python object to hold on to.
// Runs in: the candidate's process, confined before the first line here.
#pragma once

#include "sandbox/zygote.hpp"

namespace gradebox::harness {

[[noreturn]] void run_stub(const sandbox::Inherited& inherited);

}  // namespace gradebox::harness
