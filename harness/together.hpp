// One call made on many real threads that start together. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <vector>

namespace gradebox::harness {

// The list of the calls' results. Throws py::error_already_set with the first exception that a call raised, and
// std::runtime_error when the threads cannot be started.
pybind11::object call_together(std::uint64_t threads, const pybind11::object& callable,
                               const std::vector<pybind11::object>& arguments, std::size_t positional,
                               const pybind11::object& keyword_names);

}  // namespace gradebox::harness
