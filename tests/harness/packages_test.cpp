// Packages besides the standard library, listed by the challenge or imported by the solution itself.
#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;

TEST_SUITE_BEGIN("packages");

namespace {

// Large enough for OpenBLAS to use all the threads that it has.
constexpr const char* kProduct =
    "import numpy\nones = numpy.ones((300, 300))\nprint((ones @ ones)[0, 0])\n"
    "print(open('/proc/self/status').read().split('Threads:')[1].split()[0])\n";

harness::Ran run_product(WorkerClient& worker) {
    sandbox::Limits limits;
    limits.cpu_time = std::chrono::seconds{20};
    limits.wall_time = std::chrono::seconds{60};
    worker.open_script(kProduct, limits);
    return worker.run(harness::RunScript{});
}

}  // namespace

// A library that starts threads (OpenBLAS, one for each processor) would fail there.
TEST_CASE("a solution with one thread may import numpy, and multiply with it") {
    const auto ran = run_product(shared_worker());
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.standard_output == "300.0\n1\n");
}

TEST_CASE("so it may where the challenge lists numpy") {
    WorkerClient worker{{"confined", {"numpy"}, -1}};
    const auto ran = run_product(worker);
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.standard_output == "300.0\n1\n");
}

TEST_CASE("a solution that draws lots with it gets the same ones each time") {
    WorkerClient worker{{"confined", {"numpy"}, -1}};
    sandbox::Limits limits;
    limits.wall_time = std::chrono::seconds{60};
    worker.open_script("import numpy\nprint(numpy.random.rand())\n", limits);
    for (int i = 0; i < 2; ++i) {
        const auto ran = worker.run(harness::RunScript{});
        INFO(describe(ran));
        CHECK(ran.standard_output == "0.5488135039273248\n");  // numpy.random.seed(0)
    }
}

TEST_SUITE_END();
