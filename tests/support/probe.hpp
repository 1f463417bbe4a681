// Short programs run by a real worker, to see what becomes of them. One worker serves a whole test program.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/worker_client.hpp"

// Says what is missing and leaves the test case; GRADEBOX_REQUIRE_ALL=1 makes it a failure.
#define NEED(condition, what)                                 \
    do {                                                      \
        if (!(condition)) {                                   \
            if (gradebox::tests::everything_is_required())    \
                FAIL("this machine lacks " what);             \
            else                                              \
                MESSAGE("skipped: this machine lacks " what); \
            return;                                           \
        }                                                     \
    } while (false)

namespace gradebox::tests {

bool everything_is_required();

// Started when first asked for.
WorkerClient& shared_worker();
bool has_control_groups();

// Runs the source as a program in a box of its own.
harness::Ran run_script(std::string source, const sandbox::Limits& limits = {}, harness::RunScript request = {});

// Runs the steps with the source as the solution, in a box of its own, and gives what they gave.
std::vector<harness::Outcome> run_calls(std::string entry, std::string source, const harness::Program& program,
                                        const sandbox::Limits& limits = {});
// The same for one call of the entry; fails the test case when it raised.
harness::Value call(std::string entry, std::string source, harness::Arguments arguments = {},
                    const sandbox::Limits& limits = {});

// Everything below a process, as the host sees it.
std::vector<pid_t> descendants(pid_t root);
std::string process_name(pid_t pid);

// How it went, for a failing check.
std::string describe(const harness::Ran& ran);

}  // namespace gradebox::tests

namespace gradebox::sandbox {
// For doctest's messages; found by argument-dependent look-up.
const char* word_for(ExitCause cause);
inline doctest::String toString(ExitCause cause) {
    return word_for(cause);
}
}  // namespace gradebox::sandbox
