// What the examiner's Python uses of the bridge, and what the candidate's side needs in Python.
// Runs in: both.
#pragma once

#include "harness/bridge/bridge.hpp"

namespace gradebox::harness::bridge {

// A module with import_module(name), use_stream(error, stream), on_print(print(stream, bytes, sizes), replace(error,
// stream, is_of_test)) and more.
py::object make_bridge_module();

// What id() gives for an object of this side.
std::uint64_t id_here(PyObject* object, Side side);

// What both sides look up of the library, once for all forks.
void prepare();

}  // namespace gradebox::harness::bridge
