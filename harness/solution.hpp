// The candidate's file: compiled, and run as a module. Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>

#include "harness/load_request.hpp"
#include "harness/object_codec.hpp"

namespace gradebox::harness {

// The code object; null with the current exception set when it does not compile.
pybind11::object compile(std::string_view source, const std::string& file = kSolutionFile);

// Writes that exception as `NotCompiled`, and clears it.
void write_compile_error(RoomWriter& out);

// An empty module for the solution to fill: a script is __main__; what is called is what tests would import.
pybind11::object make_module(const LoadRequest& request);
// Of "a.b.c" those of a and a.b that the solution has, which may import it themselves. False with the current exception
// set when one raised.
bool import_packages(std::string_view name);
void put_into_packages(const pybind11::object& module, std::string_view name);

// Runs the code in the module. False with the current exception set when it raised.
bool execute(const pybind11::object& code, const pybind11::object& module);

// Does all of that for a solution that is called, and writes why it could not be loaded, or that it was.
bool load(const LoadRequest& request, const pybind11::object& module, RoomWriter& out);

}  // namespace gradebox::harness
