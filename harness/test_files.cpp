#include "harness/test_files.hpp"

#include <Python.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "harness/owned.hpp"

namespace gradebox::harness {
namespace {

namespace fs = std::filesystem;
namespace py = pybind11;

_PyCFunctionFastWithKeywords& original_open() {
    static _PyCFunctionFastWithKeywords open = nullptr;
    return open;
}

std::string& tests_folder() {
    static std::string folder;
    return folder;
}

bool only_reads(PyObject* mode) {
    if (mode == nullptr) return true;
    const char* const text = PyUnicode_Check(mode) ? PyUnicode_AsUTF8(mode) : nullptr;
    if (text == nullptr) PyErr_Clear();
    return text != nullptr && std::string_view{text}.find_first_of("wax+") == std::string_view::npos;
}

PyObject* mode_of(PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    if (count > 1) return arguments[1];
    for (Py_ssize_t i = 0; names != nullptr && i < PyTuple_GET_SIZE(names); ++i)
        if (PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(names, i), "mode") == 0) return arguments[count + i];
    return nullptr;
}

// Where a file of the working directory would be beside the tests; nullopt: it would not be in the working directory.
std::optional<std::string> path_beside_tests(PyObject* file) {
    if (PyLong_Check(file)) return std::nullopt;
    const auto bytes = py::reinterpret_steal<py::object>(PyOS_FSPath(file));
    if (!bytes || !PyUnicode_Check(bytes.ptr())) return PyErr_Clear(), std::nullopt;
    const char* const text = PyUnicode_AsUTF8(bytes.ptr());
    if (text == nullptr) return PyErr_Clear(), std::nullopt;
    std::array<char, PATH_MAX> folder{};
    if (::getcwd(folder.data(), folder.size()) == nullptr) return std::nullopt;
    const auto name = (fs::path{folder.data()} / text).lexically_normal().lexically_relative(folder.data());
    if (name.empty() || *name.begin() == "..") return std::nullopt;
    return tests_folder() + "/" + name.string();
}

PyObject* open_file(PyObject* module, PyObject* const* arguments, Py_ssize_t flagged, PyObject* names) {
    PyObject* const file = original_open()(module, arguments, flagged, names);
    const auto count = PyVectorcall_NARGS(static_cast<std::size_t>(flagged));
    if (file != nullptr || count == 0 || PyErr_ExceptionMatches(PyExc_FileNotFoundError) == 0) return file;
    if (!only_reads(mode_of(arguments, count, names))) return nullptr;
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    if (const auto path = path_beside_tests(arguments[0]); path && ::access(path->c_str(), R_OK) == 0) {
        Py_DECREF(type);
        Py_XDECREF(value);
        Py_XDECREF(traceback);
        const py::str beside{*path};
        std::vector<PyObject*> given(arguments, arguments + count + (names == nullptr ? 0 : PyTuple_GET_SIZE(names)));
        given[0] = beside.ptr();
        return original_open()(module, given.data(), count, names);
    }
    PyErr_Restore(type, value, traceback);
    return nullptr;
}

}  // namespace

void read_beside_tests(std::string folder) {
    tests_folder() = std::move(folder);
    const py::object open = py::module_::import("io").attr("open");
    auto*& method = reinterpret_cast<PyCFunctionObject*>(open.ptr())->m_ml->ml_meth;
    original_open() = reinterpret_cast<_PyCFunctionFastWithKeywords>(reinterpret_cast<void*>(method));
    method = reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(open_file));
}

}  // namespace gradebox::harness
