// Which of Python's exceptions a raised one counts as.
// Runs in: gradebox (trusted); every field of Raised is hostile.
#pragma once

#include <string>
#include <string_view>

#include "harness/program.hpp"

namespace gradebox::runner {

// Whether the name is that of a builtin exception of Python 3.11.
bool is_builtin_exception(std::string_view name);

// Whether `raised` is a `wanted`; for builtins also when it is derived from it. Names of modules may be left out
// ("JSONDecodeError"), but a class of the solution's own is never taken for the builtin of the same name.
bool is_exception(const harness::Raised& raised, const std::string& wanted);

// "ValueError: the message", safe to show.
std::string describe(const harness::Raised& raised);

// What may be told of it where no text of the candidate's process may pass: a builtin's name and the line.
std::string describe_guardedly(const harness::Raised& raised);

}  // namespace gradebox::runner
