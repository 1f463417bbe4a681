// Objects of the standard library, which both sides have, by name: "module:qualified name", or "module:" for a module.
#include <array>
#include <unordered_map>

#include "harness/bridge/python_types.hpp"
#include "harness/load_request.hpp"
#include "harness/object_codec.hpp"

namespace gradebox::harness::bridge {
namespace {

class Names {
public:
    static Names& get() {
        static Names* const names = new Names;  // ends with the process
        return *names;
    }

    std::string name_of(PyObject* object) {
        if (const auto known = names_.find(object); known != names_.end()) return known->second;
        if (!may_have_name(object)) return {};
        auto name = look_up_name(object);
        // Only what lives for ever is remembered: an address may be used again.
        if (!name.empty()) keep(object, name);
        return name;
    }

    py::object object_of(const std::string& name) {
        if (const auto known = objects_.find(name); known != objects_.end()) return known->second;
        auto object = resolve(name);
        if (object) keep(object.ptr(), name);
        return object;
    }

    void leave_out(std::string_view module) {
        const std::string top{module.substr(0, module.find('.'))};
        if (!library_.contains(top)) return;  // to look through all names is to touch many pages after a fork
        const auto is_there = [&](const std::string& name) {
            return name.starts_with(top + ':') || name.starts_with(top + '.');
        };
        library_.attr("discard")(top);
        std::erase_if(objects_, [&](const auto& entry) { return is_there(entry.first); });
        std::erase_if(names_, [&](const auto& entry) { return is_there(entry.second); });
    }

private:
    Names() : library_{py::set(py::module_::import("sys").attr("stdlib_module_names"))} {
        // Builtin classes that are found under no name of their own.
        const auto types = py::module_::import("types");
        for (const auto& [name, value] : py::dict(types.attr("__dict__")))
            if (PyType_Check(value.ptr()) && !is_heap_type(value.ptr()))
                keep(value.ptr(), "types:" + py::cast<std::string>(name));
        const auto dataclasses = py::module_::import("dataclasses");
        for (const char* name :
             {"_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR", "MISSING", "KW_ONLY", "_HAS_DEFAULT_FACTORY"})
            keep(dataclasses.attr(name).ptr(), "dataclasses:" + std::string{name});
        keep(py::module_::import("_contextvars").attr("Token").attr("MISSING").ptr(), "_contextvars:Token.MISSING");
        const auto typing = py::module_::import("typing");
        for (const auto& [name, value] : py::dict(typing.attr("__dict__")))
            if (py::isinstance(value, typing.attr("_SpecialForm")) ||
                py::isinstance(value, typing.attr("_SpecialGenericAlias")))
                keep(value.ptr(), "typing:" + py::cast<std::string>(name));
        if (const auto modules = py::module_::import("sys").attr("modules"); modules.contains("asyncio.coroutines"))
            keep(py::object{modules["asyncio.coroutines"].attr("_is_coroutine")}.ptr(),
                 "asyncio.coroutines:_is_coroutine");
        const auto builtins = py::module_::import("builtins");
        for (const auto& [name, value] : py::dict(builtins.attr("__dict__")))
            if (PyType_Check(value.ptr())) keep(value.ptr(), "builtins:" + py::cast<std::string>(name));
        // It says no module. inspect.signature() compares with it.
        keep(PyDict_GetItemString(PyBaseObject_Type.tp_dict, "__new__"), "builtins:object.__new__");
    }

    static bool is_heap_type(PyObject* type) {
        return (reinterpret_cast<PyTypeObject*>(type)->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0;
    }

    // What a builtin class has for an operator or a method, such as object.__lt__.
    static bool is_slot(PyObject* object) {
        return Py_IS_TYPE(object, &PyWrapperDescr_Type) || Py_IS_TYPE(object, &PyMethodDescr_Type);
    }

    static bool may_have_name(PyObject* object) {
        return PyType_Check(object) || PyModule_Check(object) || PyFunction_Check(object) ||
               PyCFunction_Check(object) || is_slot(object);
    }

    bool is_of_library(const std::string& module) const {
        return library_.contains(module.substr(0, module.find('.'))) && !is_of_solution(module);
    }

    // One of its own files by that name.
    static bool is_of_solution(const std::string& module) {
        PyObject* const found = PyDict_GetItemString(PyImport_GetModuleDict(), module.c_str());
        PyObject* const file = found != nullptr && PyModule_CheckExact(found)
                                   ? PyDict_GetItemString(PyModule_GetDict(found), "__file__")
                                   : nullptr;
        return file != nullptr && text_of(file).starts_with(kWorkPath);
    }

    static std::string text_attribute(PyObject* object, const char* name) {
        const auto value = py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, name));
        if (!value) return PyErr_Clear(), std::string{};
        return text_of(value.ptr());
    }

    std::string look_up_name(PyObject* object) {
        if (PyModule_Check(object)) {
            const auto name = text_attribute(object, "__name__");
            return is_of_library(name) && resolve(name + ":").is(py::handle{object}) ? name + ":" : std::string{};
        }
        const auto module =
            text_attribute(is_slot(object) ? reinterpret_cast<PyObject*>(PyDescr_TYPE(object)) : object, "__module__");
        const auto qualified = text_attribute(object, "__qualname__");
        if (module.empty() || qualified.empty() || !is_of_library(module)) return {};
        auto name = module + ":" + qualified;
        const auto found = resolve(name);
        return found && found.is(py::handle{object}) ? name : std::string{};
    }

    py::object resolve(const std::string& name) {
        const auto colon = name.find(':');
        if (colon == std::string::npos) return {};
        const auto module_name = name.substr(0, colon);
        if (!is_of_library(module_name)) return {};
        auto object = py::reinterpret_steal<py::object>(PyImport_ImportModule(module_name.c_str()));
        for (auto at = colon + 1; object && at < name.size();) {
            const auto dot = std::min(name.find('.', at), name.size());
            object = py::reinterpret_steal<py::object>(
                PyObject_GetAttrString(object.ptr(), name.substr(at, dot - at).c_str()));
            at = dot + 1;
        }
        PyErr_Clear();
        return object;
    }

    void keep(PyObject* object, const std::string& name) {
        names_.try_emplace(object, name);
        objects_.try_emplace(name, borrowed(object));
    }

    py::set library_;  // names of modules
    std::unordered_map<PyObject*, std::string> names_;
    std::unordered_map<std::string, py::object> objects_;
};

}  // namespace

py::object well_known(std::string_view dotted_name) {
    if (dotted_name.empty()) return {};
    return Names::get().object_of(std::string{dotted_name});
}

void leave_out_of_library(std::string_view module) {
    Names::get().leave_out(module);
}

std::string well_known_name(PyObject* object) {
    return Names::get().name_of(object);
}

}  // namespace gradebox::harness::bridge
