// Grades one submission against one challenge, as a dialogue: next() gives the request to send to a worker,
// accept() takes the reply. It does no input or output of its own but reading the challenge's data files, so
// a fake worker can stand in for the real one. Retrying after broken machinery is here too.
// Runs in: gradebox (trusted).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "harness/messages.hpp"
#include "runner/challenge.hpp"
#include "runner/result.hpp"
#include "runner/submission.hpp"

namespace gradebox::runner {

// Host paths of the challenge's generated inputs, by name.
using InputPaths = std::map<std::string, std::filesystem::path>;

struct GradingOptions {
    bool reveal{false};      // feedback of every group, whatever its visibility
    int machinery_tries{3};  // how often a case is run before it is judge_error
    // Other runs go on at the same time. They slow this one down, so it gets kGrace times its processor time, at least
    // kLeastGrace more (and as much more by the clock), and a run that needs it says nothing: it is done again, alone.
    // Who needs even more is over the limits in any company.
    bool in_company{false};
    // The cases after the first that fails stay `skipped`; the submission's verdict is the same, its score may be less.
    bool stop_at_first_failure{false};
};

inline constexpr int kGrace = 2;
inline constexpr sandbox::Microseconds kLeastGrace = std::chrono::milliseconds{500};
// What the host of a virtual machine does meanwhile counts as the processor time of the process that it interrupts, so
// a run over its limits is done again, alone, before it is believed.
inline constexpr int kTimeoutsBelieved = 2;

class Grading {
public:
    Grading(const Challenge& challenge, Submission submission, InputPaths inputs, GradingOptions options = {});
    ~Grading();
    Grading(Grading&&) noexcept;
    Grading& operator=(Grading&&) noexcept;

    // The request to send now; nullopt when the result is complete.
    std::optional<harness::Request> next();

    // Whether the next request must wait until no other run goes on, and none may be begun before its reply.
    bool wants_to_be_alone() const;

    // The reply to the last request. A reply of the wrong kind counts as broken machinery.
    void accept(const harness::Reply& reply);

    // The worker died or its bytes made no sense: the next request goes to a new one, from Open on.
    void worker_lost(const std::string& reason);

    void set_worker(const harness::Hello& hello);

    // What is known so far; complete when next() gives nullopt. Cases not run yet are `skipped`.
    Result result() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace gradebox::runner
