// Limits and meters to the millisecond and the mebibyte.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;
using namespace std::chrono_literals;
using sandbox::Bytes;
using sandbox::ExitCause;
using sandbox::Limits;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("exactness");

namespace {

constexpr std::uint64_t kMebibyte = 1 << 20;

// The least of what five runs used above their limit. A machine may take a processor away from one of them, but not
// from each.
sandbox::Microseconds least_past(const std::string& source, const Limits& limits, ExitCause cause) {
    auto least = sandbox::Microseconds::max();
    for (int i = 0; i < 5; ++i) {
        const auto ran = run_script(source, limits);
        INFO(describe(ran));
        REQUIRE(ran.report.cause == cause);
        const auto past = cause == ExitCause::cpu_time ? ran.report.cpu_time - limits.cpu_time
                                                       : ran.report.wall_time - limits.wall_time;
        CHECK(past > 0us);
        least = std::min(least, past);
    }
    return least;
}

// Ways to hold `n` bytes, the last one in small pieces.
std::vector<std::string> holders() {
    return {"import mmap; held = mmap.mmap(-1, n)\nfor i in range(0, n, 4096): held[i] = 1\n",
            "held = bytearray(n)\nfor i in range(0, n, 4096): held[i] = 1\n", "held = b'x' * n\n",
            "held = [b'x' * ((256 << 10) - 64) for _ in range(n >> 18)]\n",
            "held = list(range(1000, 1000 + n // 40))\n"};
}

std::string holds(const std::string& holder, std::uint64_t bytes) {
    return "n = " + std::to_string(bytes) + "\n" + holder;
}

// f(n) holds n bytes until it returns.
std::string function_that_holds(const std::string& holder) {
    std::string source = "def f(n):\n    ";
    for (const char c : holder) source += c == '\n' ? std::string{"\n    "} : std::string{c};
    return source + "return None\n";
}

harness::Ran ask_for(std::uint64_t bytes) {
    using namespace harness;
    const Program program{Call{Module{}, "f", {{static_cast<std::int64_t>(bytes)}}, {}}};
    return shared_worker().run(RunCalls{false, encode(program), {}});
}

harness::Ran call_that_holds(const std::string& holder, std::uint64_t bytes, const Limits& limits) {
    shared_worker().open_calls("f", function_that_holds(holder), limits);
    return ask_for(bytes);
}

std::int64_t from(Bytes peak, std::uint64_t bytes) {
    return static_cast<std::int64_t>(count(peak)) - static_cast<std::int64_t>(bytes);
}

bool within_a_mebibyte(std::int64_t difference) {
    return std::abs(difference) <= static_cast<std::int64_t>(kMebibyte);
}

Limits patient(Bytes memory) {
    return {.cpu_time = 20s, .wall_time = 60s, .memory = memory};
}

}  // namespace

TEST_CASE("a candidate just below its processor time ends by itself") {
    const auto ran =
        run_script("import time\nbegin = time.process_time()\nwhile time.process_time() - begin < 0.45: pass\n",
                   {.cpu_time = 500ms});
    INFO(describe(ran));
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.report.cpu_time >= 450ms);
}

TEST_CASE("a candidate is stopped within 20 ms of its processor time, whatever it does with it") {
    const std::vector<std::string> sources{"while True: pass\n", "3 ** (10 ** 8)\n",
                                           "import os\nwhile True: os.getppid()\n",
                                           "while True: print(end='', flush=True)\n",
                                           "import mmap\nwhile True:\n    held = mmap.mmap(-1, 1 << 24)\n"
                                           "    for i in range(0, 1 << 24, 4096): held[i] = 1\n"};
    for (const auto& source : sources) {
        INFO(source);
        CHECK(least_past(source, {.cpu_time = 100ms}, ExitCause::cpu_time) <= 20ms);
    }
}

TEST_CASE("threads together are stopped within 20 ms of the processor time") {
    const std::string source =
        "import hashlib, threading\ndata = bytes(1 << 20)\n"
        "def work():\n    while True: hashlib.sha256(data)\n"
        "for _ in range(2): threading.Thread(target=work).start()\nwork()\n";
    CHECK(least_past(source, {.cpu_time = 100ms, .threads = 3}, ExitCause::cpu_time) <= 20ms);
}

TEST_CASE("processes together are stopped within 20 ms of the processor time") {
    NEED(has_control_groups(), "control groups");
    const std::string source = "import os\nos.fork()\nwhile True: pass\n";
    CHECK(least_past(source, {.cpu_time = 100ms, .processes = 2}, ExitCause::cpu_time) <= 20ms);
}

TEST_CASE("a candidate is stopped within 20 ms of its wall time") {
    for (const std::string source : {"import time\ntime.sleep(60)\n", "while True: pass\n"}) {
        INFO(source);
        CHECK(least_past(source, {.wall_time = 200ms}, ExitCause::wall_time) <= 20ms);
    }
}

TEST_CASE("a candidate just below its wall time ends by itself") {
    bool ended = false;
    for (int i = 0; i < 5 && !ended; ++i)
        ended = run_script("import time\ntime.sleep(0.4)\n", {.wall_time = 500ms}).report.cause == ExitCause::exited;
    CHECK(ended);
}

TEST_CASE("that the worker goes first is not inherited by the candidate") {
    // proc(5), /proc/PID/stat: nice, and the real-time priority and the policy.
    const auto ran = run_script(
        "fields = open('/proc/self/stat').read().rsplit(')')[1].split()\nprint(fields[16], fields[37], fields[38])\n");
    CHECK(ran.standard_output == std::to_string(::getpriority(PRIO_PROCESS, 0)) + " 0 0\n");
}

TEST_CASE("output in small pieces is counted to the end") {
    const std::string write = "import os\nfor piece in PIECES: os.write(1, b'x' * piece)\n";
    const auto with = [&](const std::string& pieces) {
        auto text = write;
        return run_script(text.replace(text.find("PIECES"), 6, pieces), {.output = Bytes{4096}});
    };
    CHECK(with("(1, 4095)").report.cause == ExitCause::exited);
    CHECK(with("(1, 4096)").report.cause == ExitCause::output);
    CHECK(with("[1] * 4096").report.cause == ExitCause::exited);
    CHECK(with("[1] * 4097").report.cause == ExitCause::output);
}

TEST_CASE("output above the limit counts although the candidate is gone before it is read") {
    const std::string source = "import os\nos.write(1, b'x')\nos.write(1, b'x' * 4096)\nos._exit(0)\n";
    for (int i = 0; i < 20; ++i) CHECK(run_script(source, {.output = Bytes{4096}}).report.cause == ExitCause::output);
}

TEST_CASE("a program that touches 1 MiB less than its memory limit ends well") {
    for (const auto& holder : holders()) {
        INFO(holder);
        const auto ran = run_script(holds(holder, 31 * kMebibyte), patient(32_MiB));
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::exited);
        CHECK(ran.report.exit_code == 0);
        CHECK(call_that_holds(holder, 15 * kMebibyte, patient(16_MiB)).report.cause == ExitCause::replied);
    }
}

TEST_CASE("a program that touches 1 MiB more than its memory limit is ended for it, never by an exception") {
    NEED(has_control_groups(), "control groups");
    for (const auto& holder : holders()) {
        INFO(holder);
        CHECK(run_script(holds(holder, 33 * kMebibyte), patient(32_MiB)).report.cause == ExitCause::memory);
        CHECK(call_that_holds(holder, 17 * kMebibyte, patient(16_MiB)).report.cause == ExitCause::memory);
    }
}

TEST_CASE("the reported peak is what the program held, within 1 MiB") {
    NEED(has_control_groups(), "control groups");
    for (const auto& holder : holders()) {
        for (const std::uint64_t mebibytes : {1, 4, 16}) {
            INFO(mebibytes, " MiB: ", holder);
            const auto bytes = mebibytes * kMebibyte;
            const auto limits = patient(128_MiB);
            CHECK(within_a_mebibyte(from(run_script(holds(holder, bytes), limits).report.peak_memory, bytes)));
            CHECK(within_a_mebibyte(from(call_that_holds(holder, bytes, limits).report.peak_memory, bytes)));
        }
    }
}

TEST_CASE("a program that holds nothing has a peak of next to nothing") {
    CHECK(run_script("pass\n").report.peak_memory < 1_MiB);
}

TEST_CASE("many small objects are limited to the mebibyte") {
    NEED(has_control_groups(), "control groups");
    const auto integers = holders().back();
    CHECK(run_script(holds(integers, 63 * kMebibyte), patient(64_MiB)).report.cause == ExitCause::exited);
    CHECK(run_script(holds(integers, 65 * kMebibyte), patient(64_MiB)).report.cause == ExitCause::memory);
}

TEST_CASE("the reported peak is that of the request, not of the one before") {
    NEED(has_control_groups(), "control groups");
    const auto large = call_that_holds(holders()[1], 32 * kMebibyte, patient(64_MiB));
    CHECK(within_a_mebibyte(from(large.report.peak_memory, 32 * kMebibyte)));
    CHECK(ask_for(4096).report.peak_memory < 1_MiB);
    CHECK(within_a_mebibyte(from(ask_for(8 * kMebibyte).report.peak_memory, 8 * kMebibyte)));
}

TEST_CASE("what a solution keeps from request to request is in the peak of each") {
    NEED(has_control_groups(), "control groups");
    shared_worker().open_calls("f", "kept = []\ndef f(n):\n    kept.append(b'x' * n)\n", patient(64_MiB));
    for (const std::uint64_t calls : {1, 2, 3})
        CHECK(within_a_mebibyte(from(ask_for(8 * kMebibyte).report.peak_memory, calls * 8 * kMebibyte)));
}

TEST_CASE("a MemoryError that the limit did not cause is the candidate's own") {
    for (const std::string expression : {"bytearray(1 << 62)", "[0] * (1 << 58)", "'x' * (1 << 50)"}) {
        INFO(expression);
        const auto ran = run_script("held = " + expression + "\n");
        CHECK(ran.report.cause == ExitCause::exited);
        REQUIRE(std::holds_alternative<harness::Raised>(ran.progress));
        CHECK(std::get<harness::Raised>(ran.progress).type_name == "MemoryError");
        const auto caught = run_script("try: held = " + expression + "\nexcept MemoryError: print('too much')\n");
        CHECK(caught.report.exit_code == 0);
        CHECK(caught.standard_output == "too much\n");
    }
}

TEST_CASE("page cache of files that a candidate is the first to read is not its memory") {
    NEED(has_control_groups(), "control groups");
    std::uint64_t evicted = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{"/usr/lib/python3.11"}) {
        if (!entry.is_regular_file() || entry.path().extension() != ".py") continue;
        const sandbox::UniqueFd file{::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC)};
        if (file && ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED) == 0) evicted += entry.file_size();
    }
    REQUIRE(evicted > 4 * kMebibyte);
    const std::string source =
        "import os\nfor folder, _, names in os.walk('/usr/lib/python3.11'):\n    for name in names:\n"
        "        path = os.path.join(folder, name)\n        if name.endswith('.py') and os.path.isfile(path):\n"
        "            with open(path, 'rb') as file:\n                while file.read(65536): pass\n";
    const auto ran = run_script(source, patient(64_MiB));
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.report.peak_memory < 4_MiB);
}

TEST_SUITE_END();
