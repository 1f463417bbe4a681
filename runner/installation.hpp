// Where gradebox finds what it was installed or built with.
// Runs in: gradebox (trusted).
#pragma once

#include <filesystem>

namespace gradebox::runner {

// GRADEBOX_WORKER, else ../libexec/gradebox/gradebox-worker beside the executable, else the build tree's.
std::filesystem::path worker_program();

// The shipped challenges: ../share/gradebox/challenges beside the executable, else the source tree's.
std::filesystem::path shipped_challenges();

}  // namespace gradebox::runner
