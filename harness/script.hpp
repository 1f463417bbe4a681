// The beginning and the end of a program as the python3 command gives them: arguments, and an orderly finish.
// Runs in: the candidate's process.
#pragma once

#include <pybind11/pybind11.h>

#include <string_view>
#include <utility>
#include <vector>

namespace gradebox::harness {

void set_arguments(const std::vector<std::string_view>& argv,
                   const std::vector<std::pair<std::string_view, std::string_view>>& environment);

// Takes the current SystemExit; gives the exit code that it means, printing its message if it has one.
int take_system_exit();

// Prints the current exception through sys.excepthook, and leaves it current.
void print_exception();

// Waits for threads, runs what atexit has, flushes, and lets go of what the solution made. Gives the exit code.
int finish_script(const pybind11::object& module, int exit_code);

}  // namespace gradebox::harness
