// What memory costs on this machine. From one to the next it differs by more than ten times: where a hypervisor shadows
// page tables, a single page costs 6 µs and 2 MiB copied at one go 200; where it does not, 0.8 and 180.
// Runs in: the zygote (trusted), once.
#pragma once

#include <cstddef>

namespace gradebox::harness {

// From how many pages to be written on it is cheaper to copy a window of 2 MiB as one huge page. A power of two, so
// that it is the same each time.
std::size_t pages_worth_a_window();

}  // namespace gradebox::harness
