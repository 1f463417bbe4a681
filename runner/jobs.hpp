// Grades many submissions, of one challenge or several, and gives every one a result, whatever happens.
// Runs in: gradebox (trusted).
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "runner/challenge.hpp"
#include "runner/interrupt.hpp"
#include "runner/result.hpp"

namespace gradebox::runner {

struct Job {
    const Challenge* challenge;  // never null
    std::filesystem::path path;  // of the submission
    std::string name;            // as the result is to call it
    bool stop_at_first_failure{false};
};

struct RunSettings {
    std::string require{"full"};
    unsigned workers{1};
    bool reveal{false};
};

// Takes the result of jobs[index]; called once for each job, in the order in which they end.
using OnResult = std::function<void(std::size_t index, Result result)>;

// Jobs that an interrupt stopped are `skipped`. Those that the machine could not run at all, for want of a worker or
// of an input, are `judge_error`; then the reason is returned.
std::optional<std::string> run_jobs(const std::vector<Job>& jobs, const RunSettings& settings,
                                    const Interrupt& interrupt, const OnResult& on_result);

}  // namespace gradebox::runner
