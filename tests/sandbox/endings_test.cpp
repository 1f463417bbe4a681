// How runs end, and that nothing of them stays.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using namespace std::chrono_literals;
using sandbox::ExitCause;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("endings");

namespace {

std::vector<std::string> running() {
    std::vector<std::string> names;
    for (const pid_t pid : descendants(shared_worker().pid())) names.push_back(process_name(pid));
    std::sort(names.begin(), names.end());
    return names;
}

// The zygote and the pid 1 of the open box are all that lives between two runs, once that of the box before has ended:
// nobody waits for it.
void check_nothing_runs() {
    const std::vector<std::string> expected{"init", "zygote"};
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (running() != expected && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(5ms);
    CHECK(running() == expected);
}

}  // namespace

TEST_CASE("an exit code is passed on") {
    for (const int code : {0, 1, 42, 255}) {
        const auto ran = run_script("import os\nos._exit(" + std::to_string(code) + ")\n");
        CHECK(ran.report.cause == ExitCause::exited);
        CHECK(ran.report.exit_code == code);
    }
}

TEST_CASE("a signal that a candidate sends itself is its own doing") {
    for (const int number : {SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGBUS}) {
        const auto ran = run_script("import os\nos.kill(os.getpid(), " + std::to_string(number) + ")\n");
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::signalled);
        CHECK(ran.report.signal == number);
    }
}

TEST_CASE("a crash in the interpreter is the candidate's own doing") {
    const auto ran = run_script("import ctypes\nctypes.string_at(0)\n");
    CHECK(ran.report.cause == ExitCause::signalled);
    CHECK(ran.report.signal == SIGSEGV);
}

TEST_CASE("endless recursion raises, or ends the candidate alone") {
    const auto ran = run_script("import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()\n", {.memory = 32_MiB});
    INFO(describe(ran));
    CHECK(ran.report.cause != ExitCause::machinery);
    CHECK((ran.report.cause != ExitCause::exited || ran.report.exit_code != 0));
}

TEST_CASE("a candidate that stops itself is ended at its wall time") {
    const auto ran = run_script("import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)\n", {.wall_time = 300ms});
    CHECK(ran.report.cause == ExitCause::wall_time);
}

TEST_CASE("a signal to everybody in the box reaches nobody else") {
    const auto ran = run_script(
        "import os, signal\nfor target in (1, -1, 0):\n"
        "    try: os.kill(target, signal.SIGCONT)\n    except OSError: pass\n"
        "try: os.kill(1, signal.SIGKILL)\nexcept OSError as error: print(error.errno)\n");
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.standard_output == "1\n");
    check_nothing_runs();
}

TEST_CASE("a fork bomb is contained, and gone afterwards") {
    const auto ran = run_script("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass\n",
                                {.cpu_time = 500ms, .wall_time = 5s, .memory = 256_MiB, .processes = 8});
    INFO(describe(ran));
    CHECK((ran.report.cause == ExitCause::cpu_time || ran.report.cause == ExitCause::memory));
    CHECK(ran.report.processes <= 8);
    check_nothing_runs();
}

TEST_CASE("a fork bomb that is never waited for is contained") {
    const auto ran = run_script(
        "import os, time\nwhile True:\n    try:\n        if os.fork() == 0:\n            os.setsid()\n"
        "            if os.fork(): os._exit(0)\n    except OSError: pass\n",
        {.cpu_time = 500ms, .wall_time = 5s, .memory = 256_MiB, .processes = 8});
    INFO(describe(ran));
    CHECK(ran.report.cause != ExitCause::exited);
    check_nothing_runs();
}

TEST_CASE("daemons are gone when the run ends") {
    const auto ran = run_script(
        "import os, signal, time\nfor _ in range(2):\n    if os.fork() == 0:\n        os.setsid()\n"
        "        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}: signal.signal(number, 1)\n"
        "        if os.fork() == 0:\n            os.close(0); os.close(1); os.close(2)\n            time.sleep(600)\n"
        "        os._exit(0)\n    os.wait()\nos._exit(7)\n",
        {.memory = 256_MiB, .processes = 6});
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.report.exit_code == 7);
    check_nothing_runs();
}

TEST_CASE("a child that goes on printing does not keep a run alive") {
    const auto ran = run_script("import os, time\nif os.fork() == 0: time.sleep(600)\nprint('parent')\n",
                                {.wall_time = 8s, .processes = 2});
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.standard_output == "parent\n");
    check_nothing_runs();
}

TEST_CASE("a candidate that was stopped does not disturb the next run") {
    shared_worker().open_script("import sys\nif sys.argv[1:]:\n    while True: pass\nprint('fine')\n",
                                {.cpu_time = 200ms});
    harness::RunScript endless;
    endless.argv = {"loop"};
    CHECK(shared_worker().run(endless).report.cause == ExitCause::cpu_time);
    CHECK(shared_worker().run(harness::RunScript{}).standard_output == "fine\n");
    check_nothing_runs();
}

TEST_CASE("a run that cannot be confined does not begin, and that is the machine's fault") {
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit none{0, 0};  // no process that begins with it may have more
        ::setrlimit(RLIMIT_MEMLOCK, &none);
        bool refused = false;
        {
            WorkerClient client;
            client.open_script("print('running')\n");
            const auto ran = client.run(harness::RunScript{});
            refused = ran.report.cause == ExitCause::machinery && ran.standard_output.empty() &&
                      ran.report.detail.starts_with("setting the rlimits: ");
        }
        ::_exit(refused ? 0 : 1);
    }
    int status = -1;
    CHECK(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
}

TEST_SUITE_END();
