#include "harness/bridge/slots.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {

bool equals(PyObject* name, const char* text) {
    return PyUnicode_CompareWithASCIIString(name, text) == 0;
}

bool is_for_arrays_here(const Mirror& mirror, PyObject* name) {
    if (!mirror.is_of_arrays) return false;
    for (const char* own : {"__array_function__", "__array_ufunc__", "__array_wrap__", "__array_prepare__",
                            "__array_finalize__", "__array_priority__"})
        if (equals(name, own)) return true;
    return false;
}

Found find(PyTypeObject* type, PyObject* name) {
    const Mirrors& mirrors = Bridge::here().mirrors();
    bool in_mirrors = false;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        const auto* const mirror = mirrors.of(base);
        in_mirrors = in_mirrors || (mirror != nullptr && !mirror->is_derived);
        PyObject* const attribute = PyDict_GetItemWithError(base->tp_dict, name);
        if (attribute == nullptr) continue;
        const bool is_there =
            Py_IS_TYPE(attribute, python_types().function) || Py_IS_TYPE(attribute, python_types().attribute);
        if (mirror != nullptr && mirror->is_derived && !is_there) return {Found::Where::here, attribute};
        if (mirror != nullptr) return {Found::Where::mirror, attribute};
        const bool is_root = base == &PyBaseObject_Type || base == python_types().proxy ||
                             (in_mirrors && (!is_builtin(base) || content_of(base) == Content::none));
        return {is_root ? Found::Where::root : Found::Where::here, attribute};
    }
    return {};
}

PyTypeObject* builtin_base(PyTypeObject* type) {
    while (type->tp_flags & Py_TPFLAGS_HEAPTYPE) type = type->tp_base;
    return type;
}

std::uint64_t number_of(PyObject* proxy) {
    if (const auto number = Bridge::here().objects().number_of(proxy)) return *number;
    PyErr_SetString(PyExc_RuntimeError, "an object of a solution's class that the solution has not made");
    throw py::error_already_set{};
}

PyTypeObject* make_type(const char* name, std::size_t size, unsigned long flags, PyType_Slot* slots, PyObject* bases) {
    PyType_Spec spec{name, static_cast<int>(size), 0, static_cast<unsigned int>(Py_TPFLAGS_DEFAULT | flags), slots};
    return as_type(owned(PyType_FromSpecWithBases(&spec, bases)).release().ptr());
}

const PythonTypes& python_types() {
    static const PythonTypes* const instance = [] {
        auto* const types = new PythonTypes;
        types->proxy = make_proxy_type();
        add_attribute_types(*types);
        add_class_types(*types);
        return types;
    }();
    return *instance;
}

}  // namespace gradebox::harness::bridge
