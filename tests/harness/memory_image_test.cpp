// What every run's memory begins as belongs to none of them: no run and no zygote changes it.
#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "harness/sanitized.hpp"
#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::tests;

TEST_SUITE_BEGIN("memory_image");

namespace {

pid_t zygote() {
    for (const pid_t pid : descendants(shared_worker().pid()))
        if (process_name(pid) == "zygote") return pid;
    return -1;
}

struct Image {
    int mappings{0};
    int changed_kibibytes{0};  // pages that the zygote has of its own, since it wrote to them
};

// The image is the one file without a name that the zygote maps (proc_pid_smaps(5)).
Image image_of(pid_t pid) {
    Image image;
    bool is_image = false;
    std::ifstream lines{"/proc/" + std::to_string(pid) + "/smaps"};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string first;
        words >> first;
        if (first.find('-') != std::string::npos) {
            is_image = line.find(" /#") != std::string::npos || line.find("memory-image") != std::string::npos;
            image.mappings += is_image ? 1 : 0;
        } else if (is_image && first == "Anonymous:") {
            int kibibytes = 0;
            words >> kibibytes;
            image.changed_kibibytes += kibibytes;
        }
    }
    return image;
}

std::string output_of(const std::string& source) {
    const auto ran = run_script(source);
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    return ran.standard_output;
}

}  // namespace

// With a sanitizer there is no image.
TEST_CASE("the zygote writes to nothing that its runs begin with" * doctest::skip(harness::kSanitized)) {
    run_script("print(1)\n");
    run_script("raise SystemExit(3)\n");
    run_script("import os\nos.kill(os.getpid(), 9)\n");
    call("f", "def f():\n    return 1\n");
    run_script("while True: pass\n", {.wall_time = std::chrono::milliseconds{50}});
    const auto image = image_of(zygote());
    CHECK(image.mappings > 0);
    CHECK(image.changed_kibibytes == 0);
}

TEST_CASE("what a run does to the interpreter is gone in the next") {
    CHECK(output_of("import builtins, json, sys\njson.dumps = None\nbuiltins.mark = 1\nsys.mark = 1\n"
                    "sys.setrecursionlimit(77)\nprint('done')\n") == "done\n");
    CHECK(output_of("import builtins, json, sys\nprint(json.dumps([1]), hasattr(builtins, 'mark'), "
                    "hasattr(sys, 'mark'), sys.getrecursionlimit())\n") == "[1] False False 1000\n");
}

TEST_CASE("a run that overwrites all memory of the image spoils its own alone") {
    // From the end, since what this very code needs lies at the beginning; most such runs crash, and may.
    run_script(R"(
import ctypes
libc = ctypes.CDLL(None)
ranges = []
for line in open('/proc/self/maps'):
    if ' /#' in line or 'memory-image' in line:
        begin, end = (int(part, 16) for part in line.split()[0].split('-'))
        ranges.append((begin, end - begin))
print(len(ranges), flush=True)
for begin, size in reversed(ranges):
    if libc.mprotect(ctypes.c_void_p(begin), ctypes.c_size_t(size), 3) == 0:
        ctypes.memset(begin, 0xAA, size)
)");
    CHECK(output_of("import json\nprint(json.loads('[1, 2]'))\n") == "[1, 2]\n");
    CHECK(image_of(zygote()).changed_kibibytes == 0);
}
