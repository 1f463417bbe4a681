// Runs a test suite against a solution in another process, without a sandbox, and prints what plain.py prints:
// bridge_pair PLAIN.py EXAMINER FOLDER SOLUTION      EXAMINER: the folder harness/examiner
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "tests/harness/python_process.hpp"

namespace {

namespace py = pybind11;
using namespace gradebox::harness::bridge;

constexpr const char* kLoad = R"(
import importlib, os, pathlib, shutil, sys, tempfile
import abc, asyncio, collections.abc, copy, dataclasses, datetime, decimal, enum, fractions, logging, queue, random, re, threading, time, uuid, warnings
plain, examiner, folder, solution = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
sys.path.insert(0, str(plain.parent))
import plain as runner
place = tempfile.mkdtemp()
shutil.copytree(folder, place, ignore=shutil.ignore_patterns("right*", "wrong*", "__pycache__"), dirs_exist_ok=True)
if solution.is_dir():
    shutil.copytree(solution, place, dirs_exist_ok=True)
else:
    shutil.copy(solution, f"{place}/solution.py")
modules = [str(file.relative_to(solution).with_suffix("")).replace("/", ".").removesuffix(".__init__") for file in solution.rglob("*.py")]
os.chdir(place)
sys.path[0] = place
)";

constexpr const char* kExamine = R"(
import json, types
def examine(bridge):
    test = next(folder.glob("test_*.py"))
    pytest_runs = runner.uses_pytest(folder, test.read_text())
    record = runner.Record()
    if pytest_runs:
        import pytest
    import unittest, unittest.mock
    output = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    def load(name):
        module = types.ModuleType(name)
        exec(compile((examiner / f"{name}.py").read_text(), name, "exec"), module.__dict__)
        return module
    code = load("surroundings")
    code.shared_sys = load("shared_sys")
    code.prepare()
    code.install(bridge, "solution", modules)
    code.share_environment()
    (runner.run_pytest if pytest_runs else runner.run_unittest)(test.stem, record)
    json.dump({"runner": "pytest" if pytest_runs else "unittest", "tests": list(record.tests.values()), "error": record.error}, output, indent=1)
    output.write("\n")
    output.flush()
    os.chdir("/")
    shutil.rmtree(place)
    os._exit(0)
)";

}  // namespace

int main(int argc, char** argv) {
    char* const memory = gradebox::tests::bridge_memory();
    gradebox::tests::start_python(argc, argv);
    try {
        py::exec(kLoad);
        gradebox::harness::bridge::prepare();
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            Bridge bridge{Side::candidate, memory};
            print_to_other_side();
            try {
                bridge.serve();
                ::_exit(0);
            } catch (const std::exception& failure) {
                ::write(2, failure.what(), std::string_view{failure.what()}.size());
                ::_exit(1);
            }
        }
        Bridge bridge{Side::examiner, memory};
        py::exec(kExamine);
        py::module_::import("__main__").attr("examine")(make_bridge_module());
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 3;
    }
}
