// Runs a test suite against a solution in another process, without a sandbox, and prints what plain.py prints:
// bridge_pair PLAIN.py SURROUNDINGS.py FOLDER SOLUTION.py
#include <Python.h>
#include <pybind11/embed.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "harness/bridge/python_module.hpp"

namespace {

namespace py = pybind11;
using namespace gradebox::harness::bridge;

constexpr const char* kLoad = R"(
import importlib, os, pathlib, shutil, sys, tempfile
import abc, asyncio, collections.abc, copy, dataclasses, datetime, decimal, enum, fractions, logging, queue, random, re, threading, time, uuid, warnings
plain, surroundings, folder, solution = (pathlib.Path(argument).resolve() for argument in sys.argv[1:5])
sys.path.insert(0, str(plain.parent))
import plain as runner
place = tempfile.mkdtemp()
shutil.copytree(folder, place, ignore=shutil.ignore_patterns("right.py", "wrong.py", "__pycache__"), dirs_exist_ok=True)
shutil.copy(solution, f"{place}/solution.py")
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
    code = types.ModuleType("surroundings")
    exec(compile(surroundings.read_text(), str(surroundings), "exec"), code.__dict__)
    code.prepare()
    code.install(bridge, "solution")
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
    void* const memory =
        ::mmap(nullptr, kBridgeSize, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return 3;
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.parse_argv = 0;
    config.write_bytecode = 0;
    PyConfig_SetString(&config, &config.program_name, L"/usr/bin/python3.11");
    PyConfig_SetBytesArgv(&config, argc, argv);
    const auto status = Py_InitializeFromConfig(&config);
    if (PyStatus_Exception(status)) return 3;
    try {
        py::exec(kLoad);
        gradebox::harness::bridge::prepare();
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            Bridge bridge{Side::candidate, static_cast<char*>(memory)};
            print_to_other_side();
            try {
                bridge.serve();
                ::_exit(0);
            } catch (const std::exception& failure) {
                ::write(2, failure.what(), std::string_view{failure.what()}.size());
                ::_exit(1);
            }
        }
        Bridge bridge{Side::examiner, static_cast<char*>(memory)};
        py::exec(kExamine);
        py::module_::import("__main__").attr("examine")(make_bridge_module());
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 3;
    }
}
