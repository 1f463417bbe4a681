// How a sequence differs from what it was: what goes with a message instead of all of it.
// Runs in: both.
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <span>
#include <vector>

namespace gradebox::harness::bridge {

namespace py = pybind11;

// What is in a container: items, or keys and values in turn; of data, what it comes to. Strong references.
using Contents = std::vector<py::object>;
// The same, not held.
using ContentsView = std::span<PyObject* const>;

ContentsView view_contents(const Contents& contents);

// At `place` of what there was, so many objects went, and these came.
struct Edit {
    std::size_t place{0};
    std::size_t removed{0};
    Contents added;
};

// From the first to the last, with something unchanged between any two. Objects are compared by identity, `unit` at a
// time: one of a list, a key and its value of a dict. Where a few came, went or moved, the edits are as small; else one
// spans all that differs.
std::vector<Edit> edits_between(ContentsView before, ContentsView now, std::size_t unit);

void apply_edits(const std::vector<Edit>& edits, Contents& contents);

}  // namespace gradebox::harness::bridge
