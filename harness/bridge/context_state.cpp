#include "harness/bridge/context_state.hpp"

#include <Python.h>

#include "harness/bridge/bridge.hpp"

namespace gradebox::harness::bridge {
namespace {

static_assert(PY_MAJOR_VERSION == 3 && PY_MINOR_VERSION == 11);
// struct _pycontextobject of CPython's pycore_context.h, as far as it is needed.
struct Context {
    PyObject head;
    PyObject* previous;
    PyObject* variables;  // a map that never changes: another one takes its place
};

// What both sides of this thread's lane know: the candidate's variables, or on the tests' side their copy there.
thread_local PyObject* known = nullptr;

void set_known(PyObject* object) {
    Py_XINCREF(object);
    Py_XSETREF(known, object);
}

Context* context_of(PyObject* object) {
    return reinterpret_cast<Context*>(object);
}

PyObject* variables_now() {
    PyObject* const context = PyThreadState_Get()->context;
    return context == nullptr ? nullptr : context_of(context)->variables;
}

// In place of those of the context that runs, so that it stays the one that tokens are of.
void set_variables(PyObject* variables) {
    PyThreadState* const state = PyThreadState_Get();
    if (state->context == nullptr) owned(PyContext_CopyCurrent());  // makes one
    Py_INCREF(variables);
    Py_XSETREF(context_of(state->context)->variables, variables);
    ++state->context_ver;  // no variable's cached value counts any more
}

}  // namespace

ContextState::ContextState(Side side) : side_{side} {
    if (side == Side::candidate) set_known(variables_now());
}

py::object ContextState::take_change() {
    if (side_ == Side::candidate) {
        if (variables_now() == known) return {};
        set_known(variables_now());
        return owned(PyContext_CopyCurrent());
    }
    if (!mark_) return {};
    PyObject* value = nullptr;
    check(PyContextVar_Get(mark_.ptr(), Py_None, &value));
    const auto now = owned(value);
    if (now.ptr() == known || (now.is_none() && known == nullptr)) return {};
    set_known(now.ptr());
    return now;
}

void ContextState::follow(const py::object& state, const Objects& objects) {
    if (side_ == Side::candidate) {
        const auto context = state.is_none() ? owned(PyContext_New()) : state;
        if (!PyContext_CheckExact(context.ptr())) throw ProtocolError{"no context"};
        set_variables(context_of(context.ptr())->variables);
        set_known(variables_now());
        return;
    }
    if (!objects.number_of(state.ptr())) throw ProtocolError{"no context of the candidate's"};
    if (!mark_) mark_ = owned(PyContextVar_New("candidate", nullptr));
    owned(PyContextVar_Set(mark_.ptr(), state.ptr()));
    set_known(state.ptr());
}

py::object ContextState::candidates_in(PyObject* context) const {
    if (!mark_) return {};
    auto copy = py::reinterpret_steal<py::object>(PyObject_GetItem(context, mark_.ptr()));
    PyErr_Clear();
    return copy;
}

namespace {

binaryfunc get_item = nullptr;
objobjproc contains = nullptr;

bool is_theirs(PyObject* variable) {
    return Bridge::exists() && Bridge::here().objects().number_of(variable);
}

// Null, with the current exception set: it has none there.
PyObject* get_item_of_either(PyObject* context, PyObject* variable) {
    if (!is_theirs(variable)) return get_item(context, variable);
    const auto there = Bridge::here().contexts().candidates_in(context);
    if (there) return PyObject_GetItem(there.ptr(), variable);
    PyErr_SetObject(PyExc_KeyError, variable);
    return nullptr;
}

int either_contains(PyObject* context, PyObject* variable) {
    if (!is_theirs(variable)) return contains(context, variable);
    const auto there = Bridge::here().contexts().candidates_in(context);
    return there ? PySequence_Contains(there.ptr(), variable) : 0;
}

PyObject* get_from_either(PyObject* context, PyObject* arguments) {
    PyObject *variable = nullptr, *otherwise = Py_None;
    if (PyArg_UnpackTuple(arguments, "get", 1, 2, &variable, &otherwise) == 0) return nullptr;
    PyObject* const value = get_item_of_either(context, variable);
    if (value != nullptr || PyErr_ExceptionMatches(PyExc_KeyError) == 0) return value;
    PyErr_Clear();
    return Py_NewRef(otherwise);
}

PyMethodDef get_definition{"get", get_from_either, METH_VARARGS, nullptr};

}  // namespace

void look_up_their_variables() {
    get_item = std::exchange(PyContext_Type.tp_as_mapping->mp_subscript, get_item_of_either);
    contains = std::exchange(PyContext_Type.tp_as_sequence->sq_contains, either_contains);
    const auto get = owned(PyDescr_NewMethod(&PyContext_Type, &get_definition));
    check(PyDict_SetItemString(PyContext_Type.tp_dict, "get", get.ptr()));
    PyType_Modified(&PyContext_Type);
}

}  // namespace gradebox::harness::bridge
