// Tracebacks as they cross: what was called where, and nothing of what is in the frames.
// Runs in: both.
#pragma once

#include <string>
#include <vector>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

struct TracebackEntry {
    std::string function, file;
    int line{0};
};

// Outermost first, a hundred at most. Null and None have none.
std::vector<TracebackEntry> entries_of(PyObject* traceback);
// Of frames that never ran: with names, files and lines, and nothing in them. Null: there is no entry.
py::object make_traceback(const std::vector<TracebackEntry>& entries);

// What the solution is told of one of the tests': that it is there.
inline std::vector<TracebackEntry> hidden_entries() {
    return {{"<test>", "<test>", 1}};
}

}  // namespace gradebox::harness::bridge
