// An examiner's process beside a candidate's, as the worker has them: both in boxes of their own, with one working
// directory and the memory of a bridge between them.
// Runs in: gradebox-worker (trusted).
#pragma once

#include <memory>

#include "harness/examiner.hpp"
#include "harness/mailbox.hpp"
#include "sandbox/run.hpp"
#include "sandbox/sandbox.hpp"

namespace gradebox::harness {

class Examination {
public:
    // Throws std::system_error, as everything here does.
    Examination(sandbox::Sandbox& sandbox, const sandbox::Limits& limits, const std::vector<InputFile>& files);

    // What the candidate's run is to have besides its mailbox.
    sandbox::SharedFile bridge() const;
    const sandbox::Turns& turns() const { return mailbox_.turns(); }
    // The candidate's process has its turn while its file is loaded: nobody else is there yet.
    void begin_turn() { mailbox_.begin_turn(); }
    void end_turn() { mailbox_.end_turn(); }

    // Begins, in the workspace of the candidate's run, which has not begun.
    void start(sandbox::Waiting waiting, sandbox::Box& box, std::shared_ptr<sandbox::Cgroup> cgroup,
               const sandbox::Workspace& shared, int shared_root, int standard_input, int abandon);

    // How a request to the examiner ended for it and for the candidate's run; no answer: it gave none, and is gone.
    struct Step {
        std::optional<ExaminerAnswer> answer;
        sandbox::RunReport examiner;
        sandbox::RunReport candidate;

        // How it ended for the two together: of a candidate's process that goes on while the examiner gave no answer,
        // the cause is the examiner's. What is no answer though neither ended is the machinery's fault.
        sandbox::RunReport report() const;
    };
    // `candidate` is null when the tests run in the solution's own process.
    Step ask(const std::string& request, sandbox::Run* candidate);

private:
    sandbox::Sandbox& sandbox_;
    sandbox::Limits limits_;
    sandbox::Workspace files_;
    Mailbox mailbox_;
    sandbox::UniqueFd bridge_;
    std::unique_ptr<sandbox::Run> run_;
    bool has_asked_{false};
};

}  // namespace gradebox::harness
