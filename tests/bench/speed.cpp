// How long sandboxed runs take, side by side with plain python3 and bwrap in the same rounds. By hand:
//   build/release/tests/bench/speed [ROUNDS]     medians and ratios: milliseconds are this machine's, ratios travel
//   build/release/tests/bench/speed --runs N     N script runs and nothing else, for tests/bench/counts.py and tracers
//   build/release/tests/bench/speed --submissions N   the same, each as a submission of its own
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"
#include "tests/support/worker_client.hpp"

extern char** environ;

namespace {

using namespace gradebox;
using tests::TemporaryFolder;
using tests::WorkerClient;
using Clock = std::chrono::steady_clock;

constexpr const char* kPython = "/usr/bin/python3.11";
constexpr std::uint32_t kMany = 1'000'000;
constexpr const char* kTinyScript = "import sys\nprint(sum(range(1000)), file=sys.stdout)\n";

// As gradebox does: not the processor that this process runs on.
tests::WorkerClientOptions worker_options(std::vector<std::string> packages = {}) {
    return {"confined", std::move(packages), (::sched_getcpu() + 1) % ::get_nprocs()};
}

double milliseconds(const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void run_program(std::vector<std::string> words) {
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    pid_t pid = -1;
    int status = 0;
    if (::posix_spawnp(&pid, argv[0], &actions, nullptr, argv.data(), environ) != 0) std::perror(argv[0]);
    ::waitpid(pid, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    if (status != 0) std::fprintf(stderr, "%s ended with status %d\n", argv[0], status);
}

class Table {
public:
    explicit Table(int rounds) : rounds_{rounds} {}

    // Every contender once a round, so that what slows the machine slows them all.
    void race(const std::vector<std::pair<std::string, std::function<void()>>>& contenders, int rounds) {
        for (const auto& [name, work] : contenders) work();
        for (int round = 0; round < rounds; ++round)
            for (const auto& [name, work] : contenders) times_[name].push_back(milliseconds(work));
    }
    void race(const std::vector<std::pair<std::string, std::function<void()>>>& contenders) {
        race(contenders, rounds_);
    }
    double median(const std::string& name) {
        auto& times = times_[name];
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }
    void print(const std::string& name) { std::printf("  %-58s %9.2f ms\n", name.c_str(), median(name)); }
    void ratio(const std::string& a, const std::string& b, double goal) {
        const double value = median(a) / median(b);
        std::printf("  = %.3f of %s (goal %.3f)%s\n", value, b.c_str(), goal, value <= goal ? "" : "  MISSED");
    }

private:
    int rounds_;
    std::map<std::string, std::vector<double>> times_;
};

harness::Program lru_program(int operations) {
    using namespace harness;
    Program program{Call{Module{}, "LRUCache", {{std::int64_t{100}}}, {}}};
    for (std::int64_t i = 1; i < operations; ++i) {
        const Value key{i * 7919 % 150};
        if (i % 2 == 0)
            program.push_back(Call{StepResult{0}, "get", {key}, {}});
        else
            program.push_back(Call{StepResult{0}, "put", {key, {i}}, {}});
    }
    return program;
}

constexpr const char* kCache = R"(
from collections import OrderedDict
class LRUCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = OrderedDict()
    def get(self, key):
        if key not in self.items:
            return -1
        self.items.move_to_end(key)
        return self.items[key]
    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)
)";

constexpr const char* kCacheLoop = R"(
import time
operations = [("get", (i * 7919 % 150,)) if i % 2 == 0 else ("put", (i * 7919 % 150, i)) for i in range(1, 100000)]
start = time.perf_counter()
cache = LRUCache(100)
results = [None]
for name, arguments in operations:
    results.append(getattr(cache, name)(*arguments))
print((time.perf_counter() - start) * 1000)
)";

double printed_number(const std::string& command) {
    FILE* pipe = ::popen(command.c_str(), "r");
    double value = 0;
    if (pipe == nullptr || std::fscanf(pipe, "%lf", &value) != 1) std::abort();
    ::pclose(pipe);
    return value;
}

void bench_scripts(Table& table, const TemporaryFolder& folder, WorkerClient& worker) {
    const auto script = folder.write("tiny.py", kTinyScript).string();
    worker.open_script(kTinyScript, {}, kMany);
    WorkerClient other{worker_options()};
    std::optional<harness::Ran> last;
    table.race({
        {"gradebox: script run", [&] { last = worker.run(harness::RunScript{}); }},
        {"python3 -I -S",
         [&] {
             run_program({kPython, "-I", "-S", script});
         }},
        {"bwrap --unshare-all python3 -I",
         [&] {
             run_program({"bwrap", "--unshare-all", "--ro-bind", "/", "/", kPython, "-I", script});
         }},
        {"gradebox: ten script runs, back to back",
         [&] {
             for (int i = 0; i < 10; ++i) worker.run(harness::RunScript{});
         }},
        {"gradebox: open, script run, close",
         [&] {
             other.open_script(kTinyScript);
             other.run(harness::RunScript{});
             other.ask(harness::Close{});
         }},
    });
    std::printf("a tiny script, each time in a fresh process\n");
    for (const char* name : {"gradebox: script run", "gradebox: ten script runs, back to back",
                             "gradebox: open, script run, close", "python3 -I -S", "bwrap --unshare-all python3 -I"})
        table.print(name);
    table.ratio("gradebox: script run", "python3 -I -S", 0.25);
    table.ratio("gradebox: script run", "bwrap --unshare-all python3 -I", 0.12);
    std::printf("  page faults of the run: %llu, candidate's own time %.2f ms cpu\n",
                static_cast<unsigned long long>(last->report.page_faults),
                static_cast<double>(last->report.cpu_time.count()) / 1000);
}

void bench_pandas(Table& table, int rounds) {
    WorkerClient worker{worker_options({"pandas"})};
    const std::string source = "import pandas\ndef f(n):\n    return int(pandas.Series(range(n)).sum())\n";
    const auto program =
        harness::encode(harness::Program{harness::Call{harness::Module{}, "f", {{std::int64_t{10}}}, {}}});
    sandbox::Limits limits;
    limits.memory = sandbox::Bytes{256 << 20};
    worker.open_calls("f", source, limits, kMany);
    table.race({{"gradebox: pandas run",
                 [&] {
                     worker.run(harness::RunCalls{true, program, {}});
                 }},
                {"python3 -I -c 'import pandas'",
                 [&] {
                     run_program({kPython, "-I", "-c", "import pandas"});
                 }}},
               rounds);
    std::printf("pandas\n");
    table.print("gradebox: pandas run");
    table.print("python3 -I -c 'import pandas'");
    table.ratio("gradebox: pandas run", "python3 -I -c 'import pandas'", 1.0 / 30);
}

void bench_calls(Table& table, WorkerClient& worker) {
    const auto program = harness::encode(lru_program(20));
    const auto submission = [&](int cases) {
        worker.open_calls("LRUCache", kCache);
        for (int i = 0; i < cases; ++i) worker.run(harness::RunCalls{false, program, {}});
        worker.ask(harness::Close{});
    };
    table.race({{"gradebox: submission of 1 case", [&] { submission(1); }},
                {"gradebox: submission of 20 cases", [&] { submission(20); }}});
    std::printf("calls\n");
    table.print("gradebox: submission of 1 case");
    table.print("gradebox: submission of 20 cases");
    table.ratio("gradebox: submission of 20 cases", "gradebox: submission of 1 case", 2);
}

void bench_operations(const TemporaryFolder& folder, WorkerClient& worker, int rounds) {
    const auto script = folder.write("lru.py", std::string{kCache} + kCacheLoop).string();
    const auto program = harness::encode(lru_program(100'000));
    worker.open_calls("LRUCache", kCache);
    worker.run(harness::RunCalls{false, program, {}});
    std::vector<double> plain, ours;
    for (int round = 0; round < rounds; ++round) {
        plain.push_back(printed_number(std::string{kPython} + " -I " + script));
        harness::Ran ran;
        ours.push_back(milliseconds([&] { ran = worker.run(harness::RunCalls{false, program, {}}); }));
    }
    const auto middle = [](std::vector<double>& times) {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    };
    const double ratio = middle(ours) / middle(plain);
    std::printf("100,000 LRU operations\n  %-58s %9.2f ms\n  %-58s %9.2f ms\n  = %.3f (goal 1.500)%s\n",
                "gradebox: request to reply", middle(ours), "the same loop in python3", middle(plain), ratio,
                ratio <= 1.5 ? "" : "  MISSED");
}

void bench_streaming(Table& table, const TemporaryFolder& folder, WorkerClient& worker, int rounds) {
    const auto big = (folder / "big.log").string();
    {
        std::ofstream file{big};
        std::string line(170, 'x');
        for (std::size_t i = 0; i * (line.size() + 1) < (256u << 20); ++i) {
            line.replace(0, 10, std::to_string(1'000'000'000 + i));
            file << line << '\n';
        }
    }
    const std::string function =
        "def read_large_file(path):\n    with open(path) as file:\n        for line in file:\n            yield "
        "line.strip()\n";
    const auto script =
        folder
            .write("stream.py",
                   function + "import sys\nn = 0\nfor line in read_large_file(sys.argv[1]):\n    n += 1\nprint(n)\n")
            .string();
    using namespace harness;
    const auto program =
        encode(Program{Call{Module{}, "read_large_file", {{Str{"/work/big.log"}}}, {}}, Digest{StepResult{0}}});
    sandbox::Limits limits;
    limits.cpu_time = limits.wall_time = std::chrono::minutes{1};
    limits.memory = sandbox::Bytes{32 << 20};
    worker.open_calls("read_large_file", function, limits);
    table.race({{"gradebox: 256 MiB streamed",
                 [&] {
                     worker.run(RunCalls{true, program, {{"big.log", "", big}}});
                 }},
                {"python3 -I: the same",
                 [&] {
                     run_program({kPython, "-I", script, big});
                 }}},
               rounds);
    std::printf("256 MiB line by line\n");
    table.print("gradebox: 256 MiB streamed");
    table.print("python3 -I: the same");
    table.ratio("gradebox: 256 MiB streamed", "python3 -I: the same", 1.05);
}

void only_runs(int runs) {
    WorkerClient worker{worker_options()};
    worker.open_script(kTinyScript, {}, kMany);
    for (int i = 0; i < runs; ++i) worker.run(harness::RunScript{});
}

void only_submissions(int count) {
    WorkerClient worker{worker_options()};
    for (int i = 0; i < count; ++i) {
        worker.open_script(kTinyScript);
        worker.run(harness::RunScript{});
    }
}

}  // namespace

int main(int argc, char** argv) {
    ::setenv("GRADEBOX_WORKER", GRADEBOX_WORKER_PROGRAM, 0);
    const std::string mode = argc == 3 ? argv[1] : "";
    if (mode == "--runs") return only_runs(std::atoi(argv[2])), 0;
    if (mode == "--submissions") return only_submissions(std::atoi(argv[2])), 0;
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 31;
    Table table{rounds};
    const TemporaryFolder folder;
    WorkerClient worker{worker_options()};
    std::printf("Python %s, tier %s, cgroup %s, medians of %d rounds\n", worker.hello().python_version.c_str(),
                worker.hello().protections.tier.c_str(), worker.hello().protections.cgroup.c_str(), rounds);
    bench_scripts(table, folder, worker);
    bench_calls(table, worker);
    bench_operations(folder, worker, rounds);
    bench_pandas(table, rounds);
    bench_streaming(table, folder, worker, std::min(rounds, 31));
    return 0;
}
