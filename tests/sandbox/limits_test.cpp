// Every limit, just below and just above.
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using namespace std::chrono_literals;
using sandbox::Bytes;
using sandbox::ExitCause;
using sandbox::Limits;
using sandbox::operator""_KiB;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("limits");

namespace {

void check_exits(const std::string& source, const Limits& limits) {
    const auto ran = run_script(source, limits);
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.report.exit_code == 0);
}

void check_stopped(ExitCause cause, const std::string& source, const Limits& limits) {
    const auto ran = run_script(source, limits);
    INFO(describe(ran));
    CHECK(ran.report.cause == cause);
}

// Keeps the processor busy that the worker and its runs stay on.
class BusyProcess {
public:
    BusyProcess() : pid_{::fork()} {
        if (pid_ != 0) return;
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        cpu_set_t processors;
        if (::sched_getaffinity(shared_worker().pid(), sizeof processors, &processors) != 0) ::_exit(1);
        if (::sched_setaffinity(0, sizeof processors, &processors) != 0) ::_exit(1);
        for (volatile bool forever = true; forever;) continue;
        ::_exit(0);
    }
    ~BusyProcess() {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    BusyProcess(const BusyProcess&) = delete;
    BusyProcess& operator=(const BusyProcess&) = delete;

private:
    pid_t pid_;
};

std::string touch(std::uint64_t mebibytes) {
    return "data = bytearray(" + std::to_string(mebibytes << 20) + ")\n" + "for i in range(0, len(data), 4096):\n" +
           "    data[i] = 1\n";
}

}  // namespace

TEST_CASE("a candidate below its processor time ends by itself") {
    check_exits("import time\nbegin = time.thread_time()\nwhile time.thread_time() - begin < 0.1: pass\n",
                {.cpu_time = 1s});
}

TEST_CASE("a candidate above its processor time is stopped") {
    const auto ran = run_script("while True: pass\n", {.cpu_time = 200ms});
    CHECK(ran.report.cause == ExitCause::cpu_time);
    CHECK(ran.report.cpu_time >= 200ms);
}

TEST_CASE("a candidate inside a long C call is stopped at its processor time") {
    check_stopped(ExitCause::cpu_time, "import re\nre.match(r'(a+)+$', 'a' * 40 + 'b')\n", {.cpu_time = 200ms});
    check_stopped(ExitCause::cpu_time, "sum(iter(int, 1))\n", {.cpu_time = 200ms});
}

TEST_CASE("processor time is counted over all threads") {
    const std::string source =
        "import hashlib, threading\ndata = bytes(1 << 20)\n"
        "def work():\n    while True: hashlib.sha256(data)\n"
        "for _ in range(2): threading.Thread(target=work).start()\n";
    check_stopped(ExitCause::cpu_time, source, {.cpu_time = 300ms, .threads = 3});
}

TEST_CASE("processor time is counted over all processes") {
    NEED(has_control_groups(), "control groups");
    const std::string source = "import os, time\nif os.fork() == 0:\n    while True: pass\ntime.sleep(60)\n";
    check_stopped(ExitCause::cpu_time, source, {.cpu_time = 300ms, .wall_time = 20s, .processes = 2});
}

TEST_CASE("ignoring signals does not help against a limit") {
    const std::string ignore =
        "import signal, time\nfor number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:\n"
        "    signal.signal(number, signal.SIG_IGN)\n";
    check_stopped(ExitCause::cpu_time, ignore + "while True: pass\n", {.cpu_time = 200ms});
    check_stopped(ExitCause::wall_time, ignore + "while True: time.sleep(60)\n", {.wall_time = 300ms});
}

TEST_CASE("a candidate that sleeps less than its wall time ends by itself") {
    check_exits("import time\ntime.sleep(0.05)\n", {.wall_time = 5s});
}

TEST_CASE("a sleeping candidate is stopped at its wall time") {
    const auto ran = run_script("import time\ntime.sleep(60)\n", {.wall_time = 200ms});
    CHECK(ran.report.cause == ExitCause::wall_time);
    CHECK(ran.report.wall_time >= 200ms);
    CHECK(ran.report.cpu_time < 200ms);
}

TEST_CASE("waiting for a processor that others use is not wall time") {
    shared_worker();
    // A ninth of the processor, or less where more want it: 1.8 s by the clock.
    const std::array<BusyProcess, 8> busy;
    const std::string source = "import time\nwhile time.thread_time() < 0.2: pass\n";
    const auto ran = run_script(source, {.cpu_time = 2s, .wall_time = 1200ms});
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.report.wall_time >= ran.report.cpu_time);
    check_stopped(ExitCause::wall_time, "import time\ntime.sleep(60)\n", {.wall_time = 200ms});
}

TEST_CASE("a candidate that waits for itself is stopped at its wall time") {
    check_stopped(ExitCause::wall_time, "import os\nr, w = os.pipe()\nos.read(r, 1)\n", {.wall_time = 200ms});
    check_stopped(ExitCause::wall_time, "import threading\nx = threading.Lock()\nx.acquire(); x.acquire()\n",
                  {.wall_time = 200ms});
}

TEST_CASE("memory just below the limit is given") {
    check_exits(touch(24), {.memory = 32_MiB});
}

TEST_CASE("memory just above the limit ends the candidate") {
    if (has_control_groups()) return check_stopped(ExitCause::memory, touch(40), {.memory = 32_MiB});
    // An rlimit keeps it then, which leaves room for a stack, and a program that asks for more is told.
    const auto ran = run_script(touch(48), {.memory = 32_MiB});
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 1);
    CHECK(ran.standard_error.find("MemoryError") != std::string::npos);
}

TEST_CASE("memory that is only reserved costs nothing") {
    NEED(has_control_groups(), "control groups");
    check_exits("import mmap\nspace = mmap.mmap(-1, 1 << 30)\nspace[0] = 1\n", {.memory = 32_MiB});
}

TEST_CASE("memory is counted over all processes") {
    NEED(has_control_groups(), "control groups");
    const std::string source =
        "import os, time\nif os.fork() == 0:\n    data = bytearray(b'x') * (20 << 20); time.sleep(60)\n"
        "data = bytearray(b'x') * (20 << 20)\ntime.sleep(60)\n";
    check_stopped(ExitCause::memory, source, {.wall_time = 20s, .memory = 32_MiB, .processes = 2});
}

TEST_CASE("catching MemoryError does not keep a candidate above its memory") {
    NEED(has_control_groups(), "control groups");
    const std::string source =
        "kept = []\nwhile True:\n    try: kept.append(bytearray(b'x') * (1 << 20))\n"
        "    except MemoryError: pass\n";
    check_stopped(ExitCause::memory, source, {.wall_time = 20s, .memory = 32_MiB});
}

TEST_CASE("output up to the limit is kept whole") {
    for (const std::string stream : {"stdout", "stderr"}) {
        const auto ran = run_script("import sys\nsys." + stream + ".write('x' * 65536)\n", {.output = 64_KiB});
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::exited);
        CHECK((stream == "stdout" ? ran.standard_output : ran.standard_error) == std::string(65536, 'x'));
    }
}

TEST_CASE("output above the limit ends the candidate, and no more than the limit is kept") {
    for (const std::string stream : {"stdout", "stderr"}) {
        const auto ran = run_script("import sys\nsys." + stream + ".write('x' * 65537)\n", {.output = 64_KiB});
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::output);
        CHECK(ran.standard_output.size() + ran.standard_error.size() <= 65536);
    }
    check_stopped(ExitCause::output, "while True: print('x' * 1000)\n", {.output = 64_KiB});
}

namespace {

std::string start_threads(int count) {
    return "import threading\nend = threading.Event()\n"
           "threads = [threading.Thread(target=end.wait) for _ in range(" +
           std::to_string(count) +
           ")]\nstarted = 0\ntry:\n    for thread in threads: thread.start(); started += 1\n"
           "except RuntimeError: pass\nprint(started)\nend.set()\n";
}

std::string fork_children(int count) {
    return "import os, time\nforked = 0\ntry:\n    for _ in range(" + std::to_string(count) +
           "):\n        if os.fork() == 0: time.sleep(60)\n        forked += 1\n"
           "except BlockingIOError: pass\nprint(forked)\n";
}

}  // namespace

TEST_CASE("as many threads as the limit says may be started, and no more") {
    CHECK(run_script(start_threads(3), {.threads = 4}).standard_output == "3\n");
    CHECK(run_script(start_threads(4), {.threads = 4}).standard_output == "3\n");
}

TEST_CASE("a candidate with one thread cannot start another") {
    CHECK(run_script(start_threads(1), {.threads = 1}).standard_output == "0\n");
}

TEST_CASE("a candidate with one process cannot fork, nor run a program") {
    const auto ran = run_script(
        "import os\ntry: os.fork()\nexcept BlockingIOError as error: print(error.errno)\n"
        "try: os.execv('/usr/bin/python3.11', ['python3.11', '-c', 'print(1)'])\nexcept PermissionError: print('no')\n"
        "try: os.posix_spawn('/usr/bin/python3.11', ['python3.11'], {})\nexcept OSError: print('no')\n");
    INFO(describe(ran));
    CHECK(ran.standard_output == "11\nno\nno\n");
}

TEST_CASE("as many processes as the limit says may be forked, and no more") {
    CHECK(run_script(fork_children(3), {.processes = 4}).standard_output == "3\n");
    const auto ran = run_script(fork_children(4), {.processes = 4});
    CHECK(ran.standard_output == "3\n");
    CHECK(ran.report.cause == ExitCause::exited);
}

TEST_CASE("orphans that have ended do not count among the processes") {
    // The one that was just orphaned may still be ending: then a fork is tried again.
    const auto ran = run_script(
        "import os\ndef fork():\n    while True:\n        try: return os.fork()\n"
        "        except BlockingIOError: os.sched_yield()\n"
        "for _ in range(12):\n    if fork() == 0:\n        fork()\n        os._exit(0)\n    os.wait()\n"
        "print('done')\n",
        {.cpu_time = 5s, .wall_time = 20s, .memory = 256_MiB, .processes = 4});
    INFO(describe(ran));
    CHECK(ran.standard_output == "done\n");
}

TEST_CASE("as many files as the limit says may be open, and no more") {
    const std::string source =
        "import os\nopened = []\ntry:\n    for _ in range(COUNT): opened.append(os.open('/dev/null', os.O_RDONLY))\n"
        "except OSError as error: print(error.errno)\nprint(len(opened))\n";
    const auto with = [&](const std::string& count) {
        auto text = source;
        return text.replace(text.find("COUNT"), 5, count);
    };
    CHECK(run_script(with("13"), {.open_files = 16}).standard_output == "13\n");
    CHECK(run_script(with("14"), {.open_files = 16}).standard_output == "24\n13\n");
}

TEST_CASE("a candidate cannot raise its own limits") {
    const auto ran = run_script(
        "import resource\nfor name in ('NOFILE', 'FSIZE', 'CPU', 'CORE', 'MEMLOCK'):\n"
        "    limit = getattr(resource, 'RLIMIT_' + name)\n"
        "    try: resource.setrlimit(limit, (resource.RLIM_INFINITY,) * 2)\n"
        "    except (ValueError, PermissionError): continue\n    print(name)\n");
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.standard_output.empty());
}

namespace {

std::string write_file(std::uint64_t bytes, int files = 1) {
    return "try:\n    for i in range(" + std::to_string(files) +
           "):\n        with open(f'/work/{i}', 'wb', buffering=0) as file:\n            left = " +
           std::to_string(bytes) +
           "\n            while left: left -= file.write(bytes(min(left, 65536)))\n"
           "    print('written')\nexcept OSError as error: print(error.errno)\n";
}

}  // namespace

TEST_CASE("a file may be as large as the limit says, and no larger") {
    CHECK(run_script(write_file(1 << 20), {.file_size = 1_MiB}).standard_output == "written\n");
    CHECK(run_script(write_file((1 << 20) + 1), {.file_size = 1_MiB}).standard_output == "27\n");
}

TEST_CASE("all files together may be as large as the limit says, and no larger") {
    CHECK(run_script(write_file(512 << 10, 2), {.disk = 1_MiB}).standard_output == "written\n");
    CHECK(run_script(write_file((512 << 10) + 1, 2), {.disk = 1_MiB}).standard_output == "28\n");
}

TEST_CASE("small files do not get around the limit of the disk") {
    const auto ran = run_script(
        "made = 0\ntry:\n    while made < 20000:\n        open(f'/tmp/{made}', 'w').close()\n        made += 1\n"
        "except OSError as error: print(error.errno)\n",
        {.cpu_time = 5s, .disk = 1_MiB});
    INFO(describe(ran));
    CHECK(ran.standard_output == "28\n");
}

TEST_CASE("what one run wrote is gone in the next") {
    shared_worker().open_script(
        "import os\nprint(os.listdir('/work'), os.listdir('/tmp'), os.listdir('/dev/shm'))\n"
        "for f in ('/work/a', '/tmp/a', '/dev/shm/a'): open(f, 'w').write('x')\n");
    CHECK(shared_worker().run(harness::RunScript{}).standard_output == "['solution.py'] [] []\n");
    CHECK(shared_worker().run(harness::RunScript{}).standard_output == "['solution.py'] [] []\n");
}

TEST_SUITE_END();
