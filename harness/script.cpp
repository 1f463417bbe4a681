#include "harness/script.hpp"

#include <Python.h>

#include "harness/load_request.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

py::object str(std::string_view text) {
    PyObject* object = PyUnicode_DecodeFSDefaultAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
    if (object == nullptr) throw py::error_already_set{};
    return py::reinterpret_steal<py::object>(object);
}

// Calls module.name() if the module was imported. An exception is printed, as CPython does at exit.
bool call_if_imported(const char* module_name, const char* name) {
    const auto module = py::reinterpret_steal<py::object>(PyImport_GetModule(py::str{module_name}.ptr()));
    if (!module) return PyErr_Clear(), true;
    const auto done = py::reinterpret_steal<py::object>(PyObject_CallMethod(module.ptr(), name, nullptr));
    if (done) return true;
    PyErr_WriteUnraisable(module.ptr());
    return false;
}

bool flush(const char* stream) {
    PyObject* object = PySys_GetObject(stream);
    if (object == nullptr || object == Py_None) return true;
    const auto done = py::reinterpret_steal<py::object>(PyObject_CallMethod(object, "flush", nullptr));
    if (done) return true;
    if (PyErr_ExceptionMatches(PyExc_ValueError)) return PyErr_Clear(), true;  // closed by the program
    PyErr_WriteUnraisable(object);
    return false;
}

}  // namespace

void set_arguments(const std::vector<std::string_view>& argv,
                   const std::vector<std::pair<std::string_view, std::string_view>>& environment) {
    py::list arguments;
    arguments.append(str(kSolutionFile));
    for (const auto argument : argv) arguments.append(str(argument));
    PySys_SetObject("argv", arguments.ptr());
    if (environment.empty()) return;
    const auto environ = py::module_::import("os").attr("environ");
    for (const auto& [name, value] : environment) environ[str(name)] = str(value);
}

// pythonrun.c, _Py_HandleSystemExit: None is 0, an int is itself, anything else is printed and is 1.
int take_system_exit() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    auto code = py::reinterpret_steal<py::object>(PyObject_GetAttrString(value, "code"));
    PyErr_Clear();
    if (!code || code.is_none()) return 0;
    if (PyLong_Check(code.ptr())) {
        const auto number = PyLong_AsLong(code.ptr());
        return PyErr_Clear(), static_cast<int>(number & 0xff);
    }
    PyObject* errors = PySys_GetObject("stderr");
    flush("stdout");
    if (errors != nullptr && errors != Py_None) {
        PyFile_WriteObject(code.ptr(), errors, Py_PRINT_RAW);
        PyFile_WriteString("\n", errors);
    }
    return PyErr_Clear(), 1;
}

void print_exception() {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_XINCREF(type);
    Py_XINCREF(value);
    Py_XINCREF(traceback);
    PyErr_Restore(type, value, traceback);
    PyErr_PrintEx(0);
    PyErr_Restore(type, value, traceback);
}

// Py_FinalizeEx tears down every module, which touches thousands of pages that the fork shares. The order is its
// own (pylifecycle.c); what is left out only concerns modules that the solution did not make.
int finish_script(const py::object& module, int exit_code) {
    PyErr_Clear();
    call_if_imported("threading", "_shutdown");
    call_if_imported("atexit", "_run_exitfuncs");
    if (!flush("stdout")) exit_code = 120;
    flush("stderr");
    _PyModule_Clear(module.ptr());
    PyGC_Collect();
    PyErr_Clear();
    if (!flush("stdout")) exit_code = 120;
    flush("stderr");
    return exit_code;
}

}  // namespace gradebox::harness
