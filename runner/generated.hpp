// Groups whose cases a program of the author's writes: it is run once, in a sandbox, with a seed and a number of cases,
// and prints a JSON object a line, as in cases/<group>.jsonl but with nothing expected. What is expected is what the
// challenge's first reference answers, in a box; or a checker decides.
// Runs in: gradebox (trusted).
#pragma once

#include <tl/expected.hpp>

#include "runner/grading.hpp"
#include "runner/pool.hpp"

namespace gradebox::runner {

// The challenge with those cases. `inputs` are its generated inputs.
tl::expected<Challenge, Error> with_generated_cases(Challenge challenge, const InputPaths& inputs,
                                                    const WorkerOptions& options, int interrupt_fd);

}  // namespace gradebox::runner
