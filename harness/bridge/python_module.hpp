// What the examiner's Python uses of the bridge, and what the candidate's side needs in Python.
// Runs in: both.
#pragma once

#include "harness/bridge/bridge.hpp"

namespace gradebox::harness::bridge {

// A module with import_module(name), on_print(function(error, text)) and is_broken().
py::object make_bridge_module();

// From now on what is printed goes to the other side, in order with everything else.
void print_to_other_side();

// What both sides look up of the library, once for all forks.
void prepare();

}  // namespace gradebox::harness::bridge
