// Runs many gradings over a few workers with one event loop in one thread. Workers that die are started again.
// Runs in: gradebox (trusted).
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "runner/grading.hpp"

namespace gradebox::runner {

struct WorkerOptions {
    std::filesystem::path program;      // gradebox-worker
    std::vector<std::string> packages;  // to import before the first run
    std::string examiner;               // what runs suites: "unittest", "pytest"; empty: there are none
    std::optional<int> processor;       // to stay on; nullopt: of its own choice
    std::string require{"full"};        // "full", "rootless" or "confined": the weakest tier that will do
    std::chrono::seconds patience{30};  // how long beyond the longest run a worker may be silent
};

// Gives the next grading to run, or null when there is none left for now.
using Source = std::function<std::unique_ptr<Grading>()>;
// Takes each one back. Its result is incomplete when the pool was interrupted or had to give up.
using Sink = std::function<void(std::unique_ptr<Grading>, bool complete)>;

// Why no worker could be started at all.
struct NoWorker {
    std::string reason;
};

// Runs until the source is dry and everything has been handed to the sink, or until `interrupt_fd` (an fd that
// becomes readable; -1: none) says stop. All gradings of one call use workers of one kind.
tl::expected<void, NoWorker> run_pool(const WorkerOptions& options, unsigned workers, int interrupt_fd,
                                      const Source& source, const Sink& sink);

}  // namespace gradebox::runner
