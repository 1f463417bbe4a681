// Classes of installed packages, their data, and what arrays are on this side.
#include <pybind11/eval.h>

#include <algorithm>
#include <array>

#include "harness/bridge/python_types.hpp"
#include "harness/embedded_python.hpp"
#include "harness/object_codec.hpp"

namespace gradebox::harness::bridge {
namespace {

py::object imported(std::string_view module) {
    auto found = py::reinterpret_steal<py::object>(PyImport_GetModule(py::str{std::string{module}}.ptr()));
    PyErr_Clear();
    return found;
}

std::string text_attribute(PyObject* object, const char* name) {
    const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, name));
    PyErr_Clear();
    return value ? text_of(value.ptr()) : std::string{};
}

bool is_installed(std::string_view module) {
    const auto package = imported(module.substr(0, module.find('.')));
    if (!package) return false;
    const auto file = text_attribute(package.ptr(), "__file__");
    return file.find("/dist-packages/") != std::string::npos || file.find("/site-packages/") != std::string::npos;
}

// As NumPy writes the kind of an array's items, which may come from anywhere.
bool is_plain_kind(const std::string& kind) {
    const auto is_plain = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '<' || c == '>' ||
               c == '|' || c == '=' || c == '[' || c == ']';
    };
    return !kind.empty() && std::all_of(kind.begin(), kind.end(), is_plain);
}

bool is_imported(const char* module) {
    return PyDict_GetItemString(PyImport_GetModuleDict(), module) != nullptr;
}

// package_data.py, compiled when it is first asked for.
py::object data_function(const char* name) {
    static const auto* const module = [] {
        auto* const made = new py::module_{py::reinterpret_steal<py::module_>(PyModule_New("package_data"))};
        made->attr("__builtins__") = py::module_::import("builtins");
        py::exec(kPackageData, made->attr("__dict__"));
        return made;
    }();
    return module->attr(name);
}

}  // namespace

bool may_change_data(PyTypeObject* type) {
    constexpr std::array<std::string_view, 3> kNames{"numpy.ndarray", "DataFrame", "Series"};
    return std::find(kNames.begin(), kNames.end(), type->tp_name) != kNames.end() && is_imported("numpy") &&
           is_of_arrays(text_attribute(reinterpret_cast<PyObject*>(type), "__module__"));
}

py::object package_data(PyObject* object) {
    auto* const type = reinterpret_cast<PyObject*>(Py_TYPE(object));
    if (!is_imported("numpy") || !is_of_arrays(text_attribute(type, "__module__"))) return {};
    auto state = data_function("state")(borrowed(object));
    return state.is_none() ? py::object{} : state;
}

py::object rough_data(PyObject* object) {
    auto state = data_function("rough_state")(borrowed(object));
    return state.is_none() ? py::object{} : state;
}

bool is_same_data(const py::object& one, const py::object& other) {
    return py::cast<bool>(data_function("is_same")(one, other));
}

py::object made_of_data(const py::object& state) {
    try {
        return data_function("build")(state);
    } catch (const py::error_already_set& failure) {
        throw ProtocolError{failure.what()};
    }
}

void fill_with_data(PyObject* object, const py::object& state) {
    try {
        data_function("fill")(borrowed(object), state);
    } catch (const py::error_already_set& failure) {
        throw ProtocolError{failure.what()};
    }
}

py::object class_of_package(std::string_view dotted_name) {
    const auto colon = dotted_name.find(':');
    if (colon == std::string_view::npos || !is_installed(dotted_name.substr(0, colon))) return {};
    const auto module = imported(dotted_name.substr(0, colon));
    const std::string name{dotted_name.substr(colon + 1)};
    if (!module || name.empty()) return {};
    auto object = py::reinterpret_steal<py::object>(PyObject_GetAttrString(module.ptr(), name.c_str()));
    PyErr_Clear();
    return object && PyType_Check(object.ptr()) ? object : py::object{};
}

std::string name_in_package(PyObject* type) {
    const auto module = text_attribute(type, "__module__");
    const auto qualified = text_attribute(type, "__qualname__");
    if (module.empty() || qualified.empty()) return {};
    auto name = module + ':' + qualified;
    return class_of_package(name).is(py::handle{type}) ? name : std::string{};
}

bool is_of_arrays(std::string_view dotted_name) {
    const auto package = dotted_name.substr(0, dotted_name.find_first_of(".:"));
    return package == "numpy" || package == "pandas";
}

py::object array_maker(const py::object& there) {
    return py::cpp_function{[there](const py::args& wanted) -> py::object {
        const auto numpy = py::module_::import("numpy");
        py::object array = there();
        if (PyObject_TypeCheck(array.ptr(), as_type(py::object{numpy.attr("ndarray")}.ptr())) == 0) {
            const auto kind = text_of(py::object{array.attr("dtype").attr("str")}.ptr());
            if (!is_plain_kind(kind)) throw py::type_error{"no array"};
            const auto shape = array.attr("shape");
            const auto items = array.attr("ravel")().attr("tolist")();
            array = numpy.attr("fromiter")(items, numpy.attr("dtype")(kind), py::len(items)).attr("reshape")(shape);
        }
        return wanted.empty() || wanted[0].is_none() ? array : array.attr("astype")(wanted[0]);
    }};
}

}  // namespace gradebox::harness::bridge
