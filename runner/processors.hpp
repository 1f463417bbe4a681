// The processors that workers are spread over, one each.
// Runs in: gradebox (trusted).
#pragma once

#include <vector>

namespace gradebox::runner {

// Those that this process may use, beginning with the one after that it runs on: as long as there are others, it has
// its own for itself, and two gradeboxes that start at the same time rarely choose the same. Throws std::system_error.
std::vector<int> usable_processors();

}  // namespace gradebox::runner
