// One candidate process (and what it starts) from fork to reaping, with the clocks and meters on it. Every limit
// is decided here, by what the kernel says: events wake this, nothing is polled in a loop.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "sandbox/output_buffer.hpp"
#include "sandbox/run_report.hpp"
#include "sandbox/sandbox.hpp"
#include "sandbox/workspace.hpp"

namespace gradebox::sandbox {

// The other end of `RunOptions::abandon` was closed: nobody waits for this run any more.
struct Abandoned : std::runtime_error {
    Abandoned() : std::runtime_error{"the run was abandoned"} {}
};

// Descriptors are borrowed.
struct RunOptions {
    int standard_input{-1};
    int standard_output{-1};  // -1: captured
    int shared{-1};           // a file of shared_size bytes that the run maps
    std::size_t shared_size{0};
    int abandon{-1};  // a socket; when its other end closes, wait() throws Abandoned
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

    // Waits until `answered` is true after the run said "look", until the run ends, or until a limit is passed;
    // in the latter two the run is gone afterwards. `answered` may be null.
    RunReport wait(const std::function<bool()>& answered);

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
    Use use() const;
    Microseconds cpu_clock() const;
    Microseconds waited_so_far() const;
    Bytes read_so_far() const;
    std::optional<ExitCause> limit_passed(const Use& used) const;
    void arm_timer(const Use& used);
    bool drain();
    bool handle_events(const std::function<bool()>& answered);
    Use kill_run();
    RunReport end(std::optional<ExitCause> cause);
    RunReport report(ExitCause cause, const Use& use);

    Sandbox& sandbox_;
    Box& box_;
    Limits limits_;
    std::unique_ptr<Cgroup> cgroup_;
    pid_t pid_{-1};
    UniqueFd pidfd_;
    UniqueFd schedule_;  // /proc/PID/schedstat
    UniqueFd wake_;
    UniqueFd timer_;
    int abandon_{-1};
    OutputBuffer output_;
    OutputBuffer error_;
    Use base_;  // the clocks when the request began
    Bytes base_read_{0};
    std::optional<ExitCause> stop_;  // the first limit that was passed
    bool ended_{false};
    bool answered_{false};
    bool pause_{false};  // leave the pipes alone for a moment
};

}  // namespace gradebox::sandbox
