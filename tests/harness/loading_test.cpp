// How a solution is loaded, and what one case leaves for the next.
#include "tests/support/probe.hpp"

using namespace gradebox;
using namespace gradebox::harness;
using namespace gradebox::tests;
using sandbox::ExitCause;

TEST_SUITE_BEGIN("loading");

namespace {

Ran run_call(const std::string& name, bool fresh = false, std::vector<InputFile> files = {}) {
    const Program program{Call{Module{}, name, {}, {}}};
    return shared_worker().run(RunCalls{fresh, encode(program), std::move(files)});
}
Ran load(std::string source) {
    shared_worker().open_calls("f", std::move(source));
    return run_call("f");
}
Value only(const Ran& ran) {
    INFO(describe(ran));
    const auto outcomes = decode_outcomes(ran.outcomes, 1);
    REQUIRE(outcomes.has_value());
    REQUIRE(std::holds_alternative<Value>((*outcomes)[0]));
    return std::get<Value>((*outcomes)[0]);
}

}  // namespace

TEST_CASE("a solution that does not compile says where") {
    const auto ran = load("x = 1\ndef f(:\n    pass\n");
    REQUIRE(ran.answered);
    const auto& fault = std::get<NotCompiled>(ran.progress);
    CHECK(fault.message.find("SyntaxError") == 0);
    CHECK(fault.line == 2);
    CHECK(std::get<NotCompiled>(load("def f():\nreturn 1\n").progress).line == 2);
}

TEST_CASE("bytes that are no text, and nesting too deep, do not compile") {
    CHECK(std::holds_alternative<NotCompiled>(load("f = '\xff\xfe'\n").progress));
    CHECK(std::holds_alternative<NotCompiled>(load("f = " + std::string(2000, '(') + "\n").progress));
}

TEST_CASE("a solution without its entry, or with one that cannot be called, says so") {
    CHECK(std::holds_alternative<NoEntry>(load("").progress));
    CHECK(std::holds_alternative<NoEntry>(load("def g(): pass\n").progress));
    CHECK(std::holds_alternative<NoEntry>(load("f = 3\n").progress));
}

TEST_CASE("an exception at load is told with its line") {
    const auto ran = load("x = 1\nraise KeyError('k')\n");
    const auto& raised = std::get<Raised>(ran.progress);
    CHECK(raised.type_name == "KeyError");
    CHECK(raised.traceback == "line 2, in <module>\n");
}

TEST_CASE("leaving at load is a failure to load") {
    CHECK(std::get<Raised>(load("import sys\nsys.exit(0)\n").progress).type_name == "SystemExit");
    const auto ran = load("import os\nos._exit(0)\n");
    CHECK(!ran.answered);
    CHECK(ran.report.cause == ExitCause::exited);
}

TEST_CASE("a solution is imported, not run as a program") {
    CHECK(only(load("def f(): return __name__\n")) == Value{Str{"solution"}});
}

TEST_CASE("what a case printed belongs to the case") {
    shared_worker().open_calls("f",
                               "print('loading')\nimport sys\n"
                               "def f(): print('f', end=''); print('e', file=sys.stderr)\ndef g(): print('g')\n");
    const auto first = run_call("f");
    CHECK(first.standard_output == "f");
    CHECK(first.standard_error == "e\n");
    CHECK(run_call("g").standard_output == "g\n");
    CHECK(run_call("f").standard_output == "f");
}

TEST_CASE("cases share a process until one asks for a fresh one") {
    shared_worker().open_calls("f", "n = 0\ndef f():\n    global n\n    n += 1\n    return n\n");
    CHECK(only(run_call("f")) == Value{std::int64_t{1}});
    CHECK(only(run_call("f")) == Value{std::int64_t{2}});
    CHECK(only(run_call("f", true)) == Value{std::int64_t{1}});
    CHECK(only(run_call("f")) == Value{std::int64_t{1}});
}

TEST_CASE("sockets that a process leaves in flight are not there for a fresh one") {
    shared_worker().open_calls("f",
                               "import array, socket\n"
                               "def f():\n"
                               "    found = len(open('/proc/self/net/unix').readlines()) - 1\n"
                               "    name = socket.socket(socket.AF_UNIX)\n"
                               "    name.bind('\\0left')\n"
                               "    for _ in range(5):\n"
                               "        ends = socket.socketpair()\n"
                               "        held = array.array('i', [end.fileno() for end in (*ends, name)])\n"
                               "        ends[0].sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, held)])\n"
                               "    return found\n");
    CHECK(only(run_call("f")) == Value{std::int64_t{0}});
    CHECK(only(run_call("f", true)) == Value{std::int64_t{0}});
    CHECK(only(run_call("f", true)) == Value{std::int64_t{0}});
}

TEST_CASE("after a case that killed its process, the next has a fresh one") {
    shared_worker().open_calls("f",
                               "import os\nn = 0\ndef f():\n    global n\n    n += 1\n    return n\n"
                               "def g(): os.abort()\n");
    CHECK(only(run_call("f")) == Value{std::int64_t{1}});
    CHECK(run_call("g").report.cause == ExitCause::signalled);
    CHECK(only(run_call("f")) == Value{std::int64_t{1}});
}

TEST_CASE("files are there before the solution is loaded, and new ones before the case") {
    shared_worker().open_calls("f",
                               "import os\nthere = sorted(os.listdir('/work'))\n"
                               "def f(): return [there, sorted(os.listdir('/work')), open('/work/a/b').read()]\n");
    const auto first = only(run_call("f", false, {{"a/b", "one", ""}}));
    CHECK(std::get<List>(first.data).items[2] == Value{Str{"one"}});
    const auto second = only(run_call("f", false, {{"a/b", "two", ""}, {"c", "", ""}}));
    const auto& items = std::get<List>(second.data).items;
    CHECK(items[0] == Value{List{{{Str{"a"}}, {Str{"solution.py"}}}}});
    CHECK(items[1] == Value{List{{{Str{"a"}}, {Str{"c"}}, {Str{"solution.py"}}}}});
    CHECK(items[2] == Value{Str{"two"}});
}

TEST_CASE("one submission leaves nothing for the next") {
    static_cast<void>(
        load("import builtins, sys, os\nbuiltins.left = 1\nsys.modules['left'] = sys\n"
             "os.environ['LEFT'] = '1'\nopen('/tmp/left', 'w').close()\ndef f(): pass\n"));
    CHECK(
        only(load("import builtins, os, sys\ndef f():\n    return [hasattr(builtins, 'left'), 'left' in sys.modules,\n"
                  "            'LEFT' in os.environ, os.path.exists('/tmp/left')]\n")) ==
        Value{List{{{false}, {false}, {false}, {false}}}});
}

TEST_CASE("a request without a submission fails, and the worker lives on") {
    static_cast<void>(shared_worker().ask(Close{}));
    CHECK(std::holds_alternative<Failed>(shared_worker().ask(RunCalls{false, encode(Program{}), {}})));
    CHECK(std::holds_alternative<Failed>(shared_worker().ask(RunScript{})));
    CHECK(only(load("def f(): return 1\n")) == Value{std::int64_t{1}});
}

TEST_CASE("a file's name that leads out of the working directory is refused") {
    for (const std::string name : {"../x", "/etc/x", "a/../../x"}) {
        shared_worker().open_calls("f", "def f(): return 1\n");
        const Program program{Call{Module{}, "f", {}, {}}};
        const auto reply = shared_worker().ask(RunCalls{false, encode(program), {{name, "x", ""}}});
        INFO(name);
        CHECK(std::holds_alternative<Failed>(reply));
    }
}

TEST_SUITE_END();
