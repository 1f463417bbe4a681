// Serves one gradebox: opens a box for each submission, starts runs in it, hands inputs over and replies back.
// It holds one input at a time and never an expected value. Runs in: gradebox-worker (trusted).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "harness/examination.hpp"
#include "harness/frame_socket.hpp"
#include "harness/load_request.hpp"
#include "harness/mailbox.hpp"
#include "harness/messages.hpp"
#include "sandbox/run.hpp"
#include "sandbox/sandbox.hpp"

namespace gradebox::harness {

class Worker {
public:
    // The examiner's zygote may be null: then suites are refused.
    Worker(sandbox::Sandbox& sandbox, FrameSocket& host, sandbox::Zygote* examiner)
        : sandbox_{sandbox}, host_{host}, examiner_{examiner} {}

    // Until the host closes its end.
    void serve();

private:
    // What examines the submissions of a suite, in a box that serves one after the other of them.
    struct Examiner {
        std::unique_ptr<sandbox::Box> box;
        Suite suite;
        bool with_properties;                       // it uses Hypothesis
        std::shared_ptr<sandbox::Cgroup> cgroup{};  // made for the first run
    };
    // One submission: its box, and for calls the process that lives from case to case.
    struct Submission {
        Submission(sandbox::Sandbox& sandbox, const OpenView& open);

        std::unique_ptr<sandbox::Box> box;
        EntryKind kind;
        std::string entry;
        std::string source;
        std::vector<std::string> record_types;
        sandbox::Limits limits;
        std::optional<Examiner> examiner;  // suite
        std::uint32_t processes;           // still expected
        bool is_package;
        std::vector<InputFile> files;  // the solution's, besides its source
        std::optional<sandbox::Waiting> waiting;
    };
    struct Process {
        explicit Process(sandbox::Workspace its_workspace) : workspace{std::move(its_workspace)} {}

        sandbox::Workspace workspace;
        Mailbox mailbox;
        std::vector<sandbox::SharedFile> shared;
        std::unique_ptr<Examination> examination;  // suite; keeps the run's time, so it goes after it
        std::unique_ptr<sandbox::Run> run;
    };

    Reply answer(const RequestView& request);
    Reply handle(const OpenView& request);
    Reply handle(const RunCallsView& request);
    Reply handle(const RunScriptView& request);
    Reply handle(const RunSuiteView& request);
    Reply handle(const Close& request);

    LoadRequest load_request() const;
    sandbox::Waiting fork();
    // Forks for the next run, while gradebox judges, if there will be one.
    void fork_ahead();
    // Its workspace, with the solution's file: what starts another interpreter, or shows its source, looks there.
    void make_process();
    void start_run(const sandbox::RunOptions& options);
    // Starts the process and waits until the solution is loaded; gives the reply when that went wrong.
    std::optional<Ran> load_solution(const sandbox::RunOptions& options, bool scheduled = false);
    // Starts the calls process and loads the solution; gives the reply when that went wrong.
    std::optional<Ran> start_calls(const RunCallsView& request);
    // The one of the last submission, when it was of this suite too.
    Examiner examiner_for(const OpenView& open);
    // Begins the examiner's run; the candidate's process, if it has one, has not begun.
    void start_examiner(const sandbox::UniqueFd& second_root, int standard_input);
    // Starts the candidate's process of a suite, and the examiner's; gives the reply when the solution could not be
    // loaded.
    std::optional<Ran> start_suite(const RunSuiteView& request);
    Examined examine(const RunSuiteView& request);
    sandbox::RunOptions run_options(int standard_input) const;
    Ran collect(const sandbox::RunReport& report);
    // How a step of a suite ended, for its tests.
    Ran collect(const Examination::Step& step);
    // What is no longer wanted is retired, and taken down when the reply is sent, while gradebox judges.
    void retire_process();
    void retire_submission();
    void take_down();
    // Called when a process has ended: if it left sockets in the network, the next gets another, in other boxes. False:
    // it had.
    bool leave_no_sockets();
    void close_box(std::unique_ptr<sandbox::Box> box);
    void discard();

    sandbox::Sandbox& sandbox_;
    FrameSocket& host_;
    sandbox::Zygote* examiner_;
    std::unique_ptr<Submission> submission_;
    std::unique_ptr<Process> process_;
    std::optional<Examiner> spare_examiner_;  // until the next submission
    std::unique_ptr<Submission> retired_submission_;
    std::unique_ptr<Process> retired_process_;   // before its submission, in whose box it is
    std::unique_ptr<sandbox::Box> closing_box_;  // its processes may still be ending
};

}  // namespace gradebox::harness
