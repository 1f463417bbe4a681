// What tests that make their own two sides of a bridge have in common: an interpreter, and the memory between two
// processes.
#pragma once

#include <Python.h>
#include <pybind11/embed.h>
#include <sys/mman.h>

#include <cstdlib>

#include "harness/bridge/python_module.hpp"

namespace gradebox::tests {

// Debian's own, whatever stands first in PATH.
inline void start_python(int argc, char** argv) {
    PyConfig config;
    PyConfig_InitPythonConfig(&config);
    config.parse_argv = 0;
    config.write_bytecode = 0;
    PyConfig_SetString(&config, &config.program_name, L"/usr/bin/python3.11");
    PyConfig_SetBytesArgv(&config, argc, argv);
    if (PyStatus_Exception(Py_InitializeFromConfig(&config))) std::exit(3);
}

inline char* bridge_memory() {
    void* const memory = ::mmap(nullptr, harness::bridge::kBridgeSize, PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) std::exit(3);
    return static_cast<char*>(memory);
}

}  // namespace gradebox::tests
