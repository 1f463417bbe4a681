// The author's checkers: Python that decides where several answers are right. After all cases of a submission have
// run, each answer is shown to the checker of its group, which runs in a box of its own as any function would. The
// same dialogue as a grading's: next() gives a request, the rest takes what came of it.
// Runs in: gradebox (trusted); a checker is its author's, what it is shown is hostile, but plain data.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runner/judge.hpp"

namespace gradebox::runner {

class Checking {
public:
    Checking(const Challenge& challenge, int machinery_tries) : challenge_{challenge}, tries_{machinery_tries} {}

    // What a run answered, whose turn it was. Gives a verdict at once for an answer that cannot be shown to a checker.
    std::optional<Judgement> add(std::size_t turn, const Standard& standard, const harness::Ran& ran);

    struct Checked {
        std::size_t turn;
        Judgement judgement;
    };
    // The request to send now; nullopt when there is none left.
    std::optional<harness::Request> next();
    // Gives what a checker has decided, or why it could not.
    std::optional<Checked> accept(const harness::Reply& reply);
    std::vector<Checked> worker_lost(const std::string& reason);

private:
    struct Question {
        std::size_t turn;
        const CheckerComparator* checker;
        std::string program;  // check(input, actual, data), encoded
        Feedback feedback;
    };
    Checked decided(const harness::Ran& ran);

    const Challenge& challenge_;
    int tries_;
    std::vector<Question> questions_;
    std::size_t current_{0};
    int failures_{0};
    const CheckerComparator* open_{nullptr};
    bool is_opening_{false};
    bool is_closing_{false};
};

}  // namespace gradebox::runner
