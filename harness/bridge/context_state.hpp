// What the solution's context variables (PEP 567) say where the tests call it. Contexts are the tests' side's: it runs
// the tasks, and copies of a context are made there. So a context there carries, as the value of a variable of its own,
// what the candidate's variables are in it, as a copy of the candidate's context, and a message that comes from it is
// answered with these. Runs in: both. What a candidate's side says is hostile.
#pragma once

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class ContextState {
public:
    explicit ContextState(Side side);

    // What the candidate's variables are from here on, when the other side of this thread's lane does not know: a
    // context of the candidate's, or None for an empty one. Null: it knows.
    py::object take_change();
    // What they are on the other side. Throws ProtocolError.
    void follow(const py::object& state, const Objects& objects);
    // What they are in a context of the tests: one of the candidate's, or null.
    py::object candidates_in(PyObject* context) const;

private:
    Side side_;
    py::object mark_;  // the variable; null until the candidate has set one of its own
};

// context[variable], variable in context and context.get(variable), for the candidate's variables too. Once in a
// process.
void look_up_their_variables();

}  // namespace gradebox::harness::bridge
