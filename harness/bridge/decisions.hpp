// What a solution may say about a value of the test's own: that it equals it, contains it, or what comes out when one
// is subtracted from it. An object that says yes to everything, or is at no distance from anything, must win nothing,
// so a class of the solution decides only where the reference's decided, in the same test and by the same operator.
// Runs in: the examiner (trusted).
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class Decisions {
public:
    // Those that count from now on (nullopt: all do), and those that were made; of each who made it and how.
    void let(std::optional<std::set<std::string>> allowed) { allowed_ = std::move(allowed); }
    // Only what happens in a test is learned, or allowed.
    void set_in_test(bool is_in_test) { is_in_test_ = is_in_test; }
    bool is_in_test() const { return is_in_test_; }
    // Whether the solution may do that to what is the test's own; learned as what it decides is.
    bool permits(const std::string& what);
    // Whether they are learned from the reference.
    bool are_learned() const { return !allowed_; }
    std::set<std::string> take() { return std::exchange(made_, {}); }

    using Names = std::vector<std::string>;

    // What `ask` says; null when it is not for this class to say. The names are those by which the test has it and its
    // bases; none: it did not ask for them.
    py::object ask(const Names& class_names, std::string_view operation, const std::function<py::object()>& ask);
    // Of a class that derives from a builtin one an object was seen: what that decides is decided without a question.
    void note_builtin(const Names& class_names);
    // For a method that the solution gives a class of the test: what it does, kept to the same rule.
    py::object restrain(const py::object& method, std::string_view operation);

private:
    struct Who {
        Names names;
        const char* as_well_as;  // what those may decide it may, too; null: nothing more
        const char* learned_as;  // besides its names; null: as these alone
    };
    py::object decide(const Who& who, std::string_view operation, const std::function<py::object()>& ask);

    std::optional<std::set<std::string>> allowed_;
    std::set<std::string> made_;
    bool is_in_test_{false};
};

// Which decision a method with that name makes about its argument: the same for those that Python tries one for
// another; empty: none.
std::string_view decision_of(std::string_view method);

}  // namespace gradebox::harness::bridge
