// The cases of a suite: its tests, as they are when they run against the challenge's first reference. Who is graded
// must end each of them in the same way.
// Runs in: gradebox (trusted).
#pragma once

#include <tl/expected.hpp>

#include "runner/challenge.hpp"
#include "runner/pool.hpp"

namespace gradebox::runner {

// Whether a test file, by what it says, needs pytest.
bool needs_pytest(std::string_view test_file);

// The challenge with the files of its suite and the cases of its groups, found by running the reference. Says what is
// wrong when a test fails with it, or belongs to no group.
tl::expected<Challenge, Error> with_cases(Challenge challenge, const WorkerOptions& options, int interrupt_fd);

}  // namespace gradebox::runner
