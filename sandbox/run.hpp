// One candidate process (and what it starts) from fork to reaping, with the clocks and meters on it. Every limit
// is decided here, by what the kernel says: events wake this, nothing is polled in a loop.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <poll.h>

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "sandbox/instruction_counter.hpp"
#include "sandbox/output_buffer.hpp"
#include "sandbox/run_report.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/turns.hpp"
#include "sandbox/workspace.hpp"

namespace gradebox::sandbox {

// The other end of `RunOptions::abandon` was closed: nobody waits for this run any more.
struct Abandoned : std::runtime_error {
    Abandoned() : std::runtime_error{"the run was abandoned"} {}
};

// Descriptors and memory are borrowed.
struct RunOptions {
    int standard_input{-1};
    int standard_output{-1};  // -1: captured
    std::span<const SharedFile> shared;
    std::span<const Workspace::Shown> shown;  // besides the workspace's own
    const Turns* turns{nullptr};
    int workspace_root{-1};          // instead of the workspace's first
    int abandon{-1};                 // a socket; when its other end closes, wait() throws Abandoned
    std::shared_ptr<Cgroup> cgroup;  // in which nobody is; null: one of its own
    bool weighs{true};               // whether reports tell memory, tasks and bytes read; without, a request costs less
    bool counts_instructions{false};
};

class Run {
public:
    // Lets a fork that waits in `box` run. Throws std::system_error.
    Run(Sandbox& sandbox, Box& box, Waiting waiting, const Workspace& workspace, const Limits& limits,
        const RunOptions& options);
    // Ends whatever still runs.
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    // Starts the meters afresh and empties the captured output: for the next request to a living run.
    void begin_request();
    // The same right after a request that was answered: from what the meters showed then.
    void begin_next_request();

    // Waits until `answered` is true after the run said "look", until the run ends, or until a limit is passed;
    // in the latter two the run is gone afterwards. `answered` may be null.
    RunReport wait(const std::function<bool()>& answered);

    // The same for a run that works together with this one: until this one has answered, or either has ended or passed
    // a limit. The second report is of the other one. The caller goes before both (precedence.hpp).
    std::pair<RunReport, RunReport> wait_with(Run& other, const std::function<bool()>& answered);

    bool alive() const { return pid_ > 0; }
    std::string_view standard_output() const { return output_.text(); }
    std::string_view standard_error() const { return error_.text(); }

private:
    struct Use {
        Microseconds cpu_time{0};
        Microseconds wall_time{0};
        Microseconds waited{0};  // for a processor, which others had
    };

    void enter(Waiting waiting, const Workspace& workspace, const RunOptions& options);
    bool started() const;
    Use clocks() const;
    Use use(const Use& now) const;
    Use use() const { return use(clocks()); }
    Microseconds cpu_clock() const;
    Microseconds waited_so_far() const;
    Bytes read_so_far() const;
    std::optional<ExitCause> limit_passed(const Use& used) const;
    void arm_timer(const Use& used);
    bool drain();
    static constexpr std::size_t kEvents = 6;
    using Events = std::array<pollfd, kEvents>;

    void begin_wait();
    Events events(bool pause) const;
    bool take_events(const Events& events, const std::function<bool()>& answered);
    bool handle_events(const std::function<bool()>& answered);
    RunReport finish_wait();
    Microseconds clock() const;
    Use kill_run();
    RunReport end(std::optional<ExitCause> cause);
    RunReport report(ExitCause cause, const Use& use);

    Sandbox& sandbox_;
    Zygote& zygote_;
    Box& box_;
    Limits limits_;
    std::shared_ptr<Cgroup> cgroup_;
    pid_t pid_{-1};
    UniqueFd pidfd_;
    clockid_t cpu_clock_{};  // of its process
    UniqueFd schedule_;      // /proc/PID/schedstat
    UniqueFd io_;            // /proc/PID/io
    UniqueFd wake_;
    UniqueFd timer_;
    bool weighs_;
    int abandon_{-1};
    const Turns* turns_{nullptr};
    OutputBuffer output_;
    OutputBuffer error_;
    Use base_;  // the clocks when the request began
    Bytes base_read_{0};
    Use last_;  // and when the last one was answered
    Bytes last_read_{0};
    InstructionCounter instructions_;
    std::uint64_t base_instructions_{0};
    std::chrono::nanoseconds armed_until_{0};  // CLOCK_MONOTONIC; 0: the timer is not running
    std::optional<ExitCause> stop_;            // the first limit that was passed
    bool ended_{false};
    bool answered_{false};
    bool pause_{false};  // leave the pipes alone for a moment
    bool has_unseen_output_{false};
};

}  // namespace gradebox::sandbox
