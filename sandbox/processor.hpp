// The processor that a worker, its zygote and its runs share. A run costs two thirds of what it does when its processes
// wake each other across processors, and its result does not depend on how many there are.
// Runs in: gradebox-worker (trusted).
#pragma once

namespace gradebox::sandbox {

// For this process and everything that it forks; a candidate may not change it (see system_calls.cpp).
// -1: the one that this process runs on. Throws std::system_error.
void stay_on_processor(int processor);

}  // namespace gradebox::sandbox
