// Turns a failed system call into std::system_error: the one way in which broken machinery is reported.
#pragma once

#include <cerrno>
#include <string>
#include <system_error>

namespace gradebox::sandbox {

[[noreturn]] inline void throw_errno(const std::string& step, int error = errno) {
    throw std::system_error(error, std::system_category(), step);
}

// The result of a system call that gives -1 and errno when it fails.
template <class Result>
Result check(Result result, const char* step) {
    if (result == static_cast<Result>(-1)) throw_errno(step);
    return result;
}

}  // namespace gradebox::sandbox
