// Consumes an iterator without keeping its items. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

namespace gradebox::harness {

// {"items": n, "xxh3": "16 hex digits"} as `Digest` in harness/program.hpp says; items are str or bytes.
// Throws py::error_already_set.
pybind11::object digest_items(const pybind11::object& iterator);

}  // namespace gradebox::harness
