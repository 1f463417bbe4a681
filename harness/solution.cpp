#include "harness/solution.hpp"

#include <Python.h>
#include <unistd.h>

#include "harness/raised.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

void write_not_compiled(RoomWriter& out, std::string_view message, long line, long column) {
    out.tag(ProgressTag::not_compiled);
    out.text(message);
    out.count(static_cast<std::uint64_t>(line > 0 ? line : 0));
    out.count(static_cast<std::uint64_t>(column > 0 ? column : 0));
}

long number_attribute(PyObject* object, const char* name) {
    const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, name));
    if (!value || !PyLong_Check(value.ptr())) return PyErr_Clear(), 0;
    const long number = PyLong_AsLong(value.ptr());
    if (PyErr_Occurred()) return PyErr_Clear(), 0;
    return number;
}

}  // namespace

// A SyntaxError with its place; or whatever else the compiler gives up with.
void write_compile_error(RoomWriter& out) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const auto message = py::reinterpret_steal<py::object>(PyErr_GivenExceptionMatches(type, PyExc_SyntaxError)
                                                               ? PyObject_GetAttrString(value, "msg")
                                                               : PyObject_Str(value));
    PyErr_Clear();
    const auto text = type_name(Py_TYPE(value)) + ": " + text_of(message.ptr());
    write_not_compiled(out, text, number_attribute(value, "lineno"), number_attribute(value, "offset"));
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
}

py::object compile(std::string_view source, const std::string& file) {
    const std::string text{source};  // with a NUL behind it
    return py::reinterpret_steal<py::object>(
        Py_CompileStringExFlags(text.c_str(), file.c_str(), Py_file_input, nullptr, -1));
}

// __loader__ and __cached__ as pythonrun.c gives them to a script.
py::object make_module(const LoadRequest& request) {
    const auto kind = request.kind;
    const std::string name{kind == EntryKind::script  ? "__main__"
                           : kind == EntryKind::suite ? request.entry
                                                      : "solution"};
    const auto file = request.file();
    auto module = py::reinterpret_borrow<py::object>(PyImport_AddModule(name.c_str()));
    module.attr("__file__") = file;
    module.attr("__cached__") = py::none();
    module.attr("__loader__") = py::module_::import("_frozen_importlib_external").attr("SourceFileLoader")(name, file);
    const auto builtins = py::module_::import("builtins");
    module.attr("__builtins__") = builtins;
    // As in a module that is imported, which its tests may look into.
    if (kind == EntryKind::suite) module.attr("__builtins__") = builtins.attr("__dict__");
    if (kind == EntryKind::suite || request.is_package)
        module.attr("__spec__") =
            py::module_::import("_frozen_importlib").attr("ModuleSpec")(name, module.attr("__loader__"));
    if (request.is_package) {
        module.attr("__path__") = py::make_tuple(file.substr(0, file.rfind('/')));
        module.attr("__package__") = name;
        module.attr("__spec__").attr("submodule_search_locations") = module.attr("__path__");
    }
    return module;
}

namespace {

std::string folder_of(const std::string& package) {
    std::string folder{kWorkPath};
    for (const char letter : package) folder += letter == '.' ? '/' : letter;
    return folder;
}

}  // namespace

bool import_packages(std::string_view name) {
    for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
        const std::string package{name.substr(0, dot)};
        if (::access((folder_of(package) + "/__init__.py").c_str(), F_OK) != 0) continue;
        if (!py::reinterpret_steal<py::object>(PyImport_ImportModule(package.c_str()))) return false;
    }
    return true;
}

// "a.b" is the attribute b of a module a, which is made when there is none.
void put_into_packages(const py::object& module, std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return;
    const std::string parent{name.substr(0, dot)};
    const auto package = py::reinterpret_borrow<py::object>(PyImport_AddModule(parent.c_str()));
    package.attr(std::string{name.substr(dot + 1)}.c_str()) = module;
    if (!py::hasattr(package, "__path__")) package.attr("__path__") = py::make_tuple(folder_of(parent));
    put_into_packages(package, parent);
}

bool execute(const py::object& code, const py::object& module) {
    PyObject* globals = PyModule_GetDict(module.ptr());
    return py::reinterpret_steal<py::object>(PyEval_EvalCode(code.ptr(), globals, globals)).ptr() != nullptr;
}

bool load(const LoadRequest& request, const py::object& module, RoomWriter& out) {
    const auto code = compile(request.source, request.file());
    if (!code) return write_compile_error(out), false;
    if (!execute(code, module)) {
        out.tag(ProgressTag::raised);
        return write_raised(out), false;
    }
    const std::string name{request.entry};
    const auto entry = py::reinterpret_steal<py::object>(PyObject_GetAttrString(module.ptr(), name.c_str()));
    PyErr_Clear();
    if (!entry || !PyCallable_Check(entry.ptr())) {
        out.tag(ProgressTag::no_entry);
        out.text(entry ? name + " is not callable" : "the solution defines no " + name);
        return false;
    }
    out.tag(ProgressTag::loaded);
    return true;
}

}  // namespace gradebox::harness
