// How exact the limits and the meters are. By hand:
//   build/release/tests/bench/exactness [ROUNDS]
// Memory is what the kernel counts, so that table needs no quiet machine; time past a limit is what it was.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/temporary_folder.hpp"
#include "tests/support/worker_client.hpp"

namespace {

using namespace gradebox;
using namespace std::chrono_literals;
using sandbox::Bytes;
using sandbox::ExitCause;
using sandbox::Limits;
using sandbox::RunReport;
using tests::TemporaryFolder;
using tests::WorkerClient;

constexpr std::int64_t kMebibyte = 1 << 20;

// Ways to hold `n` bytes, as statements of Python.
const std::vector<std::pair<std::string, std::string>> kHolders{
    {"mmap, touched page by page", "import mmap\nm = mmap.mmap(-1, n)\nfor i in range(0, n, 4096): m[i] = 1\n"},
    {"bytearray, touched", "b = bytearray(n)\nfor i in range(0, n, 4096): b[i] = 1\n"},
    {"bytes", "b = b'x' * n\n"},
    {"list of 256 KiB bytes", "l = [b'x' * ((256 << 10) - 64) for _ in range(n >> 18)]\n"},
    {"list of 1000-byte bytes", "l = [bytes(991) for _ in range(n // 1056)]\n"},
    {"list of ints", "l = list(range(1000, 1000 + n // 40))\n"},
};

std::string script(const std::string& holder, std::int64_t bytes) {
    return "n = " + std::to_string(bytes) + "\n" + holder;
}

// The same in a function, which holds it until it returns.
std::string function(const std::string& holder) {
    std::string body = "def f(n):\n";
    for (const char c : holder) {
        if (body.back() == '\n') body += "    ";
        body += c;
    }
    return body;
}

RunReport run_script(WorkerClient& worker, const std::string& source, const Limits& limits) {
    worker.open_script(source, limits);
    return worker.run(harness::RunScript{}).report;
}

RunReport run_call(WorkerClient& worker, std::int64_t bytes) {
    using namespace harness;
    const Program program{Call{Module{}, "f", {{bytes}}, {}}};
    return worker.run(RunCalls{false, encode(program), {}}).report;
}

double mebibytes(Bytes bytes) {
    return static_cast<double>(count(bytes)) / kMebibyte;
}

template <class T>
std::string span(std::vector<T> values, double unit) {
    std::sort(values.begin(), values.end());
    char text[64];
    std::snprintf(text, sizeof text, "%8.2f .. %-8.2f", static_cast<double>(values.front()) / unit,
                  static_cast<double>(values.back()) / unit);
    return text;
}

void measure_peaks(WorkerClient& worker, int rounds) {
    std::printf("\nreported peak of a program that holds N MiB, minus N, in MiB (least .. most of %d)\n", rounds);
    Limits limits;
    limits.memory = Bytes{128 << 20};
    limits.cpu_time = 20s;
    limits.wall_time = 60s;
    for (const auto& [name, holder] : kHolders) {
        for (const bool calls : {false, true}) {
            std::printf("  %-28s %-7s", name.c_str(), calls ? "calls" : "script");
            for (const std::int64_t n : {0, 1, 4, 16, 48}) {
                std::vector<double> errors;
                for (int i = 0; i < rounds; ++i) {
                    const auto bytes = n == 0 ? 1 : n * kMebibyte;
                    RunReport report;
                    if (calls) {
                        worker.open_calls("f", function(holder), limits);
                        report = run_call(worker, bytes);
                    } else {
                        report = run_script(worker, script(holder, bytes), limits);
                    }
                    const bool good =
                        report.cause == ExitCause::exited ? report.exit_code == 0 : report.cause == ExitCause::replied;
                    errors.push_back(good ? mebibytes(report.peak_memory) - static_cast<double>(n) : -1000.0);
                }
                std::printf("  N=%-2d %s", static_cast<int>(n), span(errors, 1).c_str());
            }
            std::printf("\n");
            std::fflush(stdout);
        }
    }
}

// The largest that ends well, in steps of 16 KiB.
std::int64_t largest_accepted(WorkerClient& worker, const std::string& holder, std::int64_t limit, bool& only_memory) {
    Limits limits;
    limits.memory = Bytes{static_cast<std::uint64_t>(limit)};
    limits.cpu_time = 20s;
    limits.wall_time = 60s;
    std::int64_t good = 0, bad = limit + 16 * kMebibyte;
    while (bad - good > 16 << 10) {
        const auto middle = (good + bad) / 2 / 4096 * 4096;
        const auto report = run_script(worker, script(holder, middle), limits);
        const bool well = report.cause == ExitCause::exited && report.exit_code == 0;
        if (!well && report.cause != ExitCause::memory) only_memory = false;
        (well ? good : bad) = middle;
    }
    return good;
}

void measure_limit(WorkerClient& worker, int rounds) {
    std::printf("\nlargest that is accepted, minus the limit, in MiB (least .. most of %d)\n", rounds);
    for (const auto& [name, holder] : kHolders) {
        std::printf("  %-36s", name.c_str());
        for (const std::int64_t limit : {32, 64}) {
            std::vector<double> errors;
            bool only_memory = true;
            for (int i = 0; i < rounds; ++i)
                errors.push_back(static_cast<double>(largest_accepted(worker, holder, limit * kMebibyte, only_memory) -
                                                     limit * kMebibyte));
            std::printf("  limit %d: %s %s", static_cast<int>(limit), span(errors, kMebibyte).c_str(),
                        only_memory ? "" : "OTHER CAUSES");
        }
        std::printf("\n");
        std::fflush(stdout);
    }
}

void measure_time(WorkerClient& worker, int rounds) {
    struct Burner {
        const char* name;
        const char* source;
        Limits limits;
        bool wall;
    };
    Limits cpu, threads, processes, wall;
    cpu.cpu_time = 100ms;
    threads = processes = cpu;
    threads.threads = 3;
    processes.processes = 3;
    wall.wall_time = 100ms;
    const std::vector<Burner> burners{
        {"cpu: a loop", "while True: pass\n", cpu, false},
        {"cpu: a power of a huge int", "x = 3 ** (10 ** 8)\n", cpu, false},
        {"cpu: system calls", "import os\nwhile True: os.getppid()\n", cpu, false},
        {"cpu: page faults",
         "import mmap\nwhile True:\n    m = mmap.mmap(-1, 1 << 24)\n    for i in range(0, 1 << 24, 4096): m[i] = 1\n",
         cpu, false},
        {"cpu: threads that hash",
         "import hashlib, threading\ndata = bytes(1 << 20)\ndef work():\n    while True: hashlib.sha256(data)\nfor _ "
         "in range(2): threading.Thread(target=work).start()\nwork()\n",
         threads, false},
        {"cpu: children", "import os\nos.fork()\nwhile True: pass\n", processes, false},
        {"cpu: prints", "while True: print(end='')\n", cpu, false},
        {"wall: sleeps", "import time\ntime.sleep(60)\n", wall, true},
        {"wall: a loop", "while True: pass\n", wall, true},
    };
    std::printf("\ntime past a limit of 100 ms at the stop, in ms (median, most of %d)\n", rounds);
    for (const auto& burner : burners) {
        std::vector<double> past;
        int other = 0;
        for (int i = 0; i < rounds; ++i) {
            const auto report = run_script(worker, burner.source, burner.limits);
            other += report.cause != (burner.wall ? ExitCause::wall_time : ExitCause::cpu_time);
            past.push_back(static_cast<double>((burner.wall ? report.wall_time : report.cpu_time).count()) / 1000 -
                           100);
        }
        std::sort(past.begin(), past.end());
        std::printf("  %-36s %8.2f %8.2f%s\n", burner.name, past[past.size() / 2], past.back(),
                    other == 0 ? "" : "  OTHER CAUSES");
        std::fflush(stdout);
    }
}

void measure_streaming(WorkerClient& worker) {
    const TemporaryFolder folder;
    const auto name = (folder / "big").string();
    {
        std::ofstream out{name};
        const std::string line(1023, 'x');
        for (int i = 0; i < 256 << 10; ++i) out << line << '\n';
    }
    const sandbox::UniqueFd file{::open(name.c_str(), O_RDONLY | O_CLOEXEC)};
    Limits limits;
    limits.cpu_time = limits.wall_time = 60s;
    limits.memory = Bytes{32 << 20};
    std::printf("\n256 MiB streamed with a limit of 32 MiB\n");
    for (const bool cached : {true, false}) {
        ::fsync(file.get());
        if (!cached) ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
        worker.open_script("print(sum(1 for _ in open('big')))\n", limits);
        harness::RunScript request;
        request.files.push_back({"big", "", name});
        const auto ran = worker.run(std::move(request));
        std::printf("  %-36s %s, peak %.2f MiB\n", cached ? "in the page cache" : "not in the page cache",
                    ran.report.cause == ExitCause::exited && ran.report.exit_code == 0 ? "ended well" : "STOPPED",
                    mebibytes(ran.report.peak_memory));
    }
}

}  // namespace

int main(int argc, char** argv) {
    ::setenv("GRADEBOX_WORKER", GRADEBOX_WORKER_PROGRAM, 0);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 10;
    WorkerClient worker;
    std::printf("tier %s, cgroup %s\n", worker.hello().protections.tier.c_str(),
                worker.hello().protections.cgroup.c_str());
    measure_peaks(worker, rounds);
    measure_limit(worker, rounds);
    measure_streaming(worker);
    measure_time(worker, 5 * rounds);
    return 0;
}
