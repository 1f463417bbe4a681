// What the slots of all those Python types have in common.
// Runs in: both.
#pragma once

#include <string_view>

#include "harness/bridge/bridge.hpp"
#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {

// What Python calls turns C++ exceptions into Python's.
template <class Function>
auto guarded(Function function, decltype(function()) on_error) noexcept -> decltype(function()) {
    try {
        return function();
    } catch (py::error_already_set& raised) {
        raised.restore();
    } catch (const ProtocolError& broken) {
        PyErr_SetString(PyExc_SystemError, broken.what());
    } catch (const std::exception& failure) {
        PyErr_SetString(PyExc_RuntimeError, failure.what());
    }
    return on_error;
}
template <class Function>
PyObject* guarded_object(Function function) noexcept {
    return guarded([&] { return function().release().ptr(); }, static_cast<PyObject*>(nullptr));
}

bool equals(PyObject* name, const char* text);

// How arrays of one process take part in what NumPy does; those of the other are made anew here instead.
bool is_for_arrays_here(const Mirror& mirror, PyObject* name);

// Who in a class's order of bases has an attribute.
struct Found {
    enum class Where : std::uint8_t { nowhere, here, mirror, root };
    Where where{Where::nowhere};
    PyObject* attribute{nullptr};  // borrowed
};
Found find(PyTypeObject* type, PyObject* name);

// Of the object that a proxy stands for. Throws py::error_already_set when it stands for none.
std::uint64_t number_of(PyObject* proxy);

PyTypeObject* make_type(const char* name, std::size_t size, unsigned long flags, PyType_Slot* slots,
                        PyObject* bases = nullptr);
template <class Function>
void* slot(Function* function) {
    return reinterpret_cast<void*>(function);
}

// The class of the other side's own file that `type`, made here, goes on from: whose methods super() means. Null:
// `type` was not made here.
const Mirror* origin_of(PyTypeObject* type);

PyTypeObject* make_proxy_type();
// tp_setattro and tp_getattro of proxies.
int proxy_setattro(PyObject* self, PyObject* name, PyObject* value);
PyObject* proxy_getattro(PyObject* self, PyObject* name);
// tp_new and __prepare__ of a mirror's metaclass: what a class statement comes to.
py::object contents_of_derived(PyObject* type);  // vars() of a class that was made here out of mirrors
// Whether a class of the tests' own may stand among the bases of one of the other side's: it has nothing but functions
// and data, and so have all its bases.
bool can_stand_there(PyTypeObject* type);
PyObject* class_new(PyTypeObject* metaclass, PyObject* arguments, PyObject* keywords);
PyObject* class_prepare(PyObject* metaclass, PyObject* const* arguments, Py_ssize_t count, PyObject* names);
void add_attribute_types(PythonTypes& types);
void add_class_types(PythonTypes& types);

}  // namespace gradebox::harness::bridge
