// Large inputs that a challenge's own generator makes once; kept in a cache by the hash of what they are made from.
// Runs in: gradebox (trusted). The generator runs in a box of its own, by a worker.
#pragma once

#include <filesystem>
#include <tl/expected.hpp>

#include "runner/challenge.hpp"
#include "runner/error.hpp"
#include "runner/grading.hpp"
#include "runner/pool.hpp"

namespace gradebox::runner {

// GRADEBOX_CACHE, else XDG_CACHE_HOME/gradebox, else ~/.cache/gradebox, else /var/tmp/gradebox-<uid>.
std::filesystem::path cache_folder();

// What a generator wrote, as a host path.
tl::expected<std::filesystem::path, Error> prepare_input(const Input& input, const WorkerOptions& options,
                                                         int interrupt_fd);

// The host paths of all inputs of the challenge. Those that are missing are made first, by a worker that is started
// only then. Safe to run at the same time as others with the same cache. Stops when `interrupt_fd` is readable (-1:
// none), with an error.
tl::expected<InputPaths, Error> prepare_inputs(const Challenge& challenge, const WorkerOptions& options,
                                               int interrupt_fd);

}  // namespace gradebox::runner
