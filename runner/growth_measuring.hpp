// Measures one growth case with one solution, as a dialogue: next() is the request to send, accept() takes what became
// of it. Sizes are taken up one after the other and measured by turns, each time in a fresh process, until the answer
// is sure (runner/growth_fit.hpp) or enough has been tried.
// Runs in: gradebox (trusted).
#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "harness/messages.hpp"
#include "runner/growth_case.hpp"
#include "runner/judge.hpp"

namespace gradebox::runner {

class GrowthMeasuring {
public:
    // A growth case of the standard's, which must outlive this.
    explicit GrowthMeasuring(const Standard& standard);

    tl::expected<harness::Request, std::string> next();
    // The process that the last request left is gone: its measurement begins again.
    void begin_again() { is_ready_ = false; }
    // The judgement, once there is one. A run that passed a limit must have been believed by the caller.
    std::optional<Judgement> accept(const harness::Ran& ran);
    // The most that any run of the case used.
    const sandbox::RunReport& report() const { return report_; }

private:
    struct Cost {
        double time{0};
        double instructions{0};  // 0: not counted
    };
    struct Size {
        std::uint64_t size{1};
        std::uint64_t times{1};  // time: how often the operation is made in one measurement
        std::vector<Cost> costs;
    };

    bool is_of_time() const { return work_.measure == Measure::time; }
    void choose();
    Case as_calls() const;
    void note_use(const sandbox::RunReport& report);
    // What a limit that was passed says about growth; nothing: it is just that limit.
    std::optional<Judgement> judge_limit(const sandbox::RunReport& report) const;
    // False: it was too short to say anything, and will be made again.
    bool keep(const sandbox::RunReport& report);
    std::vector<SizeSamples> samples() const;
    std::optional<Judgement> decide();
    Answer answer(bool& looks_exceeded) const;
    std::uint32_t most_repeats() const;
    std::string line() const;
    Judgement exceeded(const std::string& why = "") const;

    const Standard standard_;
    const GrowthCase& work_;
    GrowthTolerance tolerance_;
    std::vector<Size> sizes_;
    std::size_t taken_up_{0};         // the largest size so far
    std::size_t wanted_{1};           // measurements of each
    std::size_t current_{0};          // the size that is measured
    bool is_ready_{false};            // of time: a process waits in which the operation can be measured
    SizeSamples first_preparations_;  // of the smallest size
    sandbox::RunReport report_;
};

}  // namespace gradebox::runner
