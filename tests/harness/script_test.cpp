// Solutions that are programs, through a real worker.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "harness/sanitized.hpp"
#include "tests/support/probe.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace gradebox;
using namespace gradebox::harness;
using namespace gradebox::tests;
using sandbox::ExitCause;
using sandbox::operator""_MiB;

TEST_SUITE_BEGIN("script");

namespace {

namespace fs = std::filesystem;

Ran run_with_input(const std::string& source, const std::string& input) {
    RunScript request;
    request.standard_input.content = input;
    return run_script(source, {}, request);
}

}  // namespace

TEST_CASE("an empty program prints nothing at all, however often it runs") {
    shared_worker().open_script("");
    for (int i = 0; i < 3; ++i) {
        const auto ran = shared_worker().run(RunScript{});
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::exited);
        CHECK(ran.report.exit_code == 0);
        CHECK(ran.standard_output.empty());
        CHECK(ran.standard_error.empty());
    }
}

TEST_CASE("arguments and environment are given") {
    RunScript request;
    request.argv = {"a b", "", "h\xc3\xa9", "\xff"};
    request.environment = {{"TZ", "Asia/Tokyo"}, {"GIVEN", "x=y"}};
    const auto ran = run_script(
        "import os, sys\nprint(__name__, ascii(sys.argv), os.environ['GIVEN'], os.environ['TZ'])\n", {}, request);
    INFO(describe(ran));
    CHECK(ran.standard_output == "__main__ ['/work/solution.py', 'a b', '', 'h\\xe9', '\\udcff'] x=y Asia/Tokyo\n");
}

TEST_CASE("standard input is read to its end, and is empty when none is given") {
    CHECK(run_with_input("import sys\nprint(sys.stdin.read().upper(), end='')\n", "one\ntwo").standard_output ==
          "ONE\nTWO");
    CHECK(run_with_input("print(input() + input())\n", "a\nb\n").standard_output == "ab\n");
    CHECK(run_with_input("import sys\nprint(repr(sys.stdin.read()))\n", "").standard_output == "''\n");
    CHECK(run_with_input("input()\n", "").standard_error.find("EOFError") != std::string::npos);
}

// A sanitizer takes memory of its own as the input is read.
TEST_CASE("a large standard input is no memory of the candidate's" * doctest::skip(harness::kSanitized)) {
    const std::string input(32u << 20, 'x');
    RunScript request;
    request.standard_input.content = input;
    const auto ran =
        run_script("import sys\nn = 0\nwhile chunk := sys.stdin.buffer.read(65536): n += len(chunk)\nprint(n)\n",
                   {.memory = 16_MiB}, request);
    INFO(describe(ran));
    CHECK(ran.standard_output == std::to_string(input.size()) + "\n");
    CHECK(sandbox::count(ran.report.bytes_read) >= input.size());
}

TEST_CASE("a file of the host is standard input, from its beginning") {
    const TemporaryFolder folder;
    std::ofstream{folder / "in"} << "line 1\nline 2\n";
    RunScript request;
    request.standard_input.host_path = (folder / "in").string();
    shared_worker().open_script("import sys\nprint(sys.stdin.readline(), end='')\n");
    CHECK(shared_worker().run(request).standard_output == "line 1\n");
    CHECK(shared_worker().run(request).standard_output == "line 1\n");
}

TEST_CASE("a missing file of the host is the machine's fault") {
    shared_worker().open_script("print(1)\n");
    RunScript request;
    request.standard_input.host_path = "/nonexistent/file";
    CHECK(std::holds_alternative<Failed>(shared_worker().ask(request)));
    CHECK(run_script("print(1)\n").standard_output == "1\n");
}

TEST_CASE("standard output goes to a file when that is asked for") {
    const TemporaryFolder folder;
    RunScript request;
    request.standard_output_path = (folder / "out").string();
    const auto ran = run_script("for i in range(100000): print(i)\n",
                                {.cpu_time = std::chrono::seconds{20}, .wall_time = std::chrono::seconds{60}}, request);
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.standard_output.empty());
    CHECK(fs::file_size(folder / "out") == 588890);
}

TEST_CASE("the forms of sys.exit mean what they mean to python3") {
    const auto code_of = [](const std::string& source) {
        const auto ran = run_script("import sys\n" + source);
        INFO(describe(ran));
        CHECK(ran.report.cause == ExitCause::exited);
        return ran.report.exit_code;
    };
    CHECK(code_of("sys.exit()\n") == 0);
    CHECK(code_of("sys.exit(None)\n") == 0);
    CHECK(code_of("sys.exit(3)\n") == 3);
    CHECK(code_of("sys.exit(True)\n") == 1);
    CHECK(code_of("sys.exit(-1)\n") == 255);
    CHECK(code_of("sys.exit(256)\n") == 0);
    CHECK(code_of("raise SystemExit(4)\n") == 4);
    const auto ran = run_script("import sys\nsys.exit('goodbye')\n");
    CHECK(ran.report.exit_code == 1);
    CHECK(ran.standard_error == "goodbye\n");
}

TEST_CASE("an uncaught exception is printed, told and exit code 1") {
    const auto ran = run_script("def f():\n    raise KeyError('k')\nprint('before')\nf()\n");
    CHECK(ran.report.exit_code == 1);
    CHECK(ran.standard_output == "before\n");
    CHECK(ran.standard_error.find("KeyError: 'k'") != std::string::npos);
    const auto& raised = std::get<Raised>(ran.progress);
    CHECK(raised.type_name == "KeyError");
    CHECK(raised.traceback == "line 4, in <module>\nline 2, in f\n");
}

TEST_CASE("a program that does not compile says where") {
    const auto ran = run_script("print(1)\nprint 2\n");
    CHECK(std::get<NotCompiled>(ran.progress).line == 2);
    CHECK(ran.standard_output.empty());
}

TEST_CASE("at exit, functions are called, threads waited for and files flushed") {
    RunScript request;
    request.output_files = {"left.txt"};
    const auto ran = run_script(
        "import atexit, threading, time\natexit.register(lambda: print('atexit'))\n"
        "def work():\n    threading.Event().wait(0.05)\n    print('thread')\n"
        "threading.Thread(target=work).start()\n"
        "left = open('left.txt', 'w')\nleft.write('unflushed')\nprint('main', end=' ')\n",
        {.threads = 2}, request);
    INFO(describe(ran));
    CHECK(ran.report.exit_code == 0);
    CHECK(ran.standard_output == "main thread\natexit\n");
    REQUIRE(ran.files.size() == 1);
    CHECK(ran.files[0].content == "unflushed");
}

TEST_CASE("files are flushed after sys.exit and after an exception too") {
    for (const std::string end : {"import sys; sys.exit(2)", "raise KeyError", "del left"}) {
        RunScript request;
        request.output_files = {"left.txt"};
        const auto ran =
            run_script("left = open('left.txt', 'w')\nleft.write('unflushed')\n" + end + "\n", {}, request);
        INFO(end);
        CHECK(ran.files[0].content == "unflushed");
    }
}

TEST_CASE("a daemon thread does not keep a program alive") {
    const auto ran = run_script(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
        "print('end')\n",
        {.threads = 2});
    CHECK(ran.report.cause == ExitCause::exited);
    CHECK(ran.standard_output == "end\n");
}

TEST_CASE("files are put in and brought out") {
    RunScript request;
    request.files = {{"in/a.txt", "given", ""}};
    request.output_files = {"out/b.txt", "absent.txt"};
    const auto ran = run_script(
        "import os\nos.mkdir('out')\nopen('out/b.txt', 'w').write(open('in/a.txt').read() + '!')\n", {}, request);
    INFO(describe(ran));
    REQUIRE(ran.files.size() == 2);
    CHECK(ran.files[0].present);
    CHECK(ran.files[0].content == "given!");
    CHECK(!ran.files[1].present);
}

TEST_CASE("only regular files of the candidate's own are brought out, and no link is followed") {
    RunScript request;
    request.output_files = {"link", "folder", "fifo", "hop/passwd", "large", "../etc/passwd", "/etc/passwd"};
    const auto ran = run_script(
        "import os\nos.symlink('/etc/passwd', 'link')\nos.mkdir('folder')\nos.mkfifo('fifo')\n"
        "os.symlink('/etc', 'hop')\nopen('large', 'w').write('x' * (2 << 20))\n",
        {}, request);
    INFO(describe(ran));
    REQUIRE(ran.files.size() == 7);
    for (const auto& file : ran.files) {
        INFO(file.name);
        CHECK(file.content.empty());
        CHECK((!file.present || !file.problem.empty()));
    }
}

TEST_CASE("each run has a process and a working directory of its own") {
    shared_worker().open_script(
        "import os\nprint(os.listdir('.'))\nopen('x', 'w').close()\n"
        "import builtins\nprint(hasattr(builtins, 'mark'))\nbuiltins.mark = 1\n");
    for (int i = 0; i < 2; ++i) CHECK(shared_worker().run(RunScript{}).standard_output == "['solution.py']\nFalse\n");
}

TEST_CASE("a program's own file is there, unless the case brings one of that name") {
    const std::string source = "print(len(open(__file__).read()))\n";
    CHECK(run_script(source).standard_output == std::to_string(source.size()) + "\n");
    RunScript request;
    request.files.push_back({"solution.py", "x", {}});
    CHECK(run_script(source, {}, request).standard_output == "1\n");
}

TEST_CASE("a program's own file takes nothing of the room it may fill") {
    const auto ran =
        run_script("#" + std::string(100'000, 'x') +
                       "\nimport os\nprint(os.write(os.open('x', os.O_WRONLY | os.O_CREAT), bytes(1 << 21)))\n",
                   {.disk = 1_MiB});
    CHECK(ran.standard_output == std::to_string(1 << 20) + "\n");
}

TEST_CASE("a program knows what the python3 command tells it") {
    const auto told = [](const std::string& expression) {
        auto output = run_script("import locale, os, sys, threading\nprint(" + expression + ")\n").standard_output;
        return output.substr(0, output.find('\n'));
    };
    CHECK(told("type(__loader__).__name__, __cached__, __spec__") == "SourceFileLoader None None");
    CHECK(told("threading.main_thread().native_id == os.getpid()") == "True");
    CHECK(told("locale.setlocale(locale.LC_ALL, '')") == "C.UTF-8");
    CHECK(told("sys.flags.utf8_mode, sys.flags.isolated, sys.stdout.encoding, sys.stdout.errors") ==
          "0 1 utf-8 surrogateescape");
}

TEST_CASE("output that is closed, or fails, is what python3 makes of it") {
    CHECK(run_script("import sys\nsys.stdout.close()\n").report.exit_code == 0);
    CHECK(run_script("import os\nos.close(1)\nprint('x')\n").report.exit_code == 120);
    CHECK(run_script("import sys\nsys.stdout = sys.stderr = None\nprint('x')\n").report.exit_code == 0);
}

TEST_SUITE_END();
