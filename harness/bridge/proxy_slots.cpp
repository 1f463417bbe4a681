// What proxies do.
#include <Python.h>
#include <structmember.h>

#include "harness/bridge/slots.hpp"

namespace gradebox::harness::bridge {
namespace {

bool is_data_descriptor(PyObject* attribute) {
    return Py_TYPE(attribute)->tp_descr_set != nullptr;
}

struct Proxy {
    PyObject_HEAD PyObject* weak_references;
};

void proxy_finalize(PyObject* self) {
    Bridge::here().let_go(self);
}

void proxy_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    if (reinterpret_cast<Proxy*>(self)->weak_references != nullptr) PyObject_ClearWeakRefs(self);
    type->tp_free(self);
    Py_DECREF(type);
}

const Mirror& mirror_of(PyTypeObject* type) {
    if (const auto* const mirror = Bridge::here().mirrors().of(type)) return *mirror;
    PyErr_SetString(PyExc_TypeError, "no class of the other side");
    throw py::error_already_set{};
}

// Class.__new__(cls, …) of a class whose instances are on the other side.
PyObject* proxy_new(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        Bridge& bridge = Bridge::here();
        const auto& mirror = mirror_of(type);
        const auto* const origin_mirror = origin_of(type);
        const auto number = origin_mirror == nullptr ? mirror.number : origin_mirror->number;
        const auto origin = bridge.get_attribute(number, py::str{"__new__"}.ptr());
        const auto first = owned(PyTuple_Pack(1, type));
        const auto all = owned(PySequence_Concat(first.ptr(), arguments));
        return owned(PyObject_Call(origin.ptr(), all.ptr(), keywords));
    });
}

// The same as a function in the class's dict, since object.__new__(cls) refuses classes with another tp_new than its
// own.
PyObject* proxy_new_function(PyObject*, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        if (PyTuple_GET_SIZE(arguments) == 0 || !PyType_Check(PyTuple_GET_ITEM(arguments, 0))) {
            PyErr_SetString(PyExc_TypeError, "object.__new__(X): X is not a type object");
            throw py::error_already_set{};
        }
        const auto rest = owned(PyTuple_GetSlice(arguments, 1, PY_SSIZE_T_MAX));
        return owned(proxy_new(as_type(PyTuple_GET_ITEM(arguments, 0)), rest.ptr(), keywords));
    });
}
PyMethodDef proxy_new_definition{"__new__", reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(proxy_new_function)),
                                 METH_VARARGS | METH_KEYWORDS, nullptr};

// What object.__new__(cls) comes to.
PyObject* proxy_alloc(PyTypeObject* type, Py_ssize_t) {
    return guarded_object(
        [&] { return Bridge::here().call_past(mirror_of(type).number, py::str{"__new__"}.ptr(), {}); });
}

int proxy_init(PyObject*, PyObject*, PyObject*) {
    return 0;
}

PyObject* proxy_dir(PyObject* self, PyObject*) {
    return guarded_object([&] {
        const auto name = py::str{"__dir__"};
        const auto* const origin = origin_of(Py_TYPE(self));
        if (origin == nullptr) return Bridge::here().call_method(number_of(self), name.ptr(), {});
        return Bridge::here().call_inherited(origin->number, name.ptr(), {&self, 1, nullptr});
    });
}

PyMethodDef proxy_methods[] = {{"__dir__", proxy_dir, METH_NOARGS, nullptr}, {}};
PyMemberDef proxy_members[] = {{"__weaklistoffset__", T_PYSSIZET, offsetof(Proxy, weak_references), READONLY, nullptr},
                               {}};

}  // namespace

// The __getattr__ of a class here, or of the class there that it derives from; null: there is none.
static py::object last_resort(PyTypeObject* type) {
    const auto name = py::str{"__getattr__"};
    if (const auto [where, function] = find(type, name.ptr()); where == Found::Where::here) return borrowed(function);
    const auto* const origin = origin_of(type);
    if (origin == nullptr) return {};
    try {
        return Bridge::here().get_attribute(origin->number, name.ptr());
    } catch (const py::error_already_set&) {
        return {};
    }
}

// What a class here has of that name.
static py::object get_here(PyObject* self, PyObject* name) {
    auto value = py::reinterpret_steal<py::object>(PyObject_GenericGetAttr(self, name));
    if (value) return value;
    const py::error_already_set failure;
    const auto function = failure.matches(PyExc_AttributeError) ? last_resort(Py_TYPE(self)) : py::object{};
    if (!function) throw failure;
    return function(borrowed(self), borrowed(name));
}

PyObject* proxy_getattro(PyObject* self, PyObject* name) {
    return guarded_object([&] {
        Bridge& bridge = Bridge::here();
        PyTypeObject* const type = Py_TYPE(self);
        if (equals(name, "__class__")) {
            const auto* const mirror = bridge.mirrors().of(type);
            if (const auto number = bridge.objects().number_of(self);
                number && mirror != nullptr && mirror->fakes_class)
                return bridge.get_attribute(*number, name);
            auto shown = bridge.mirrors().shown_as(type);
            return shown ? shown : borrowed(reinterpret_cast<PyObject*>(type));
        }
        const auto number = bridge.objects().number_of(self);
        if (!number) return owned(PyObject_GenericGetAttr(self, name));
        // What a class here adds to hold attributes stays empty: they are on the other side.
        if (equals(name, "__dict__")) return bridge.get_attribute(*number, name);
        if (equals(name, "__spec__"))
            if (auto spec = bridge.mirrors().spec_of(*number)) return spec;
        const auto [where, attribute] = find(type, name);
        const auto* const mirror = bridge.mirrors().of(type);
        if (mirror != nullptr && is_for_arrays_here(*mirror, name)) {
            PyErr_SetObject(PyExc_AttributeError, name);
            throw py::error_already_set{};
        }
        if (equals(name, "__array__")) return array_maker(bridge.get_attribute(*number, name));
        const bool is_of_library = mirror != nullptr && mirror->shown_as;
        if (where == Found::Where::here && (Py_TYPE(attribute)->tp_descr_get != nullptr)) return get_here(self, name);
        if (where == Found::Where::mirror && Py_IS_TYPE(attribute, python_types().function) && !is_of_library &&
            !bridge.objects().hides_methods(self))
            return make_method(self, name, 0);
        // Looked up by itself it would be good for any name, which the test's side gives nobody; called, it says which.
        if (bridge.side() == Side::candidate && where == Found::Where::root &&
            (equals(name, "__getattribute__") || equals(name, "__dir__")))
            return make_method(self, name, 0);
        return bridge.get_attribute(*number, name);
    });
}

int proxy_setattro(PyObject* self, PyObject* name, PyObject* value) {
    return guarded(
        [&] {
            Bridge& bridge = Bridge::here();
            const auto [where, attribute] = find(Py_TYPE(self), name);
            const auto number = bridge.objects().number_of(self);
            if (!number || (where == Found::Where::here && is_data_descriptor(attribute)))
                return PyObject_GenericSetAttr(self, name, value);
            if (value == nullptr)
                bridge.delete_attribute(*number, name);
            else
                bridge.set_attribute(*number, name, value);
            if (where == Found::Where::mirror) bridge.objects().hide_methods(self);
            return 0;
        },
        -1);
}

const Mirror* origin_of(PyTypeObject* type) {
    const Mirrors& mirrors = Bridge::here().mirrors();
    const auto* const own = mirrors.of(type);
    if (own == nullptr || !own->is_derived) return nullptr;
    for (Py_ssize_t i = 1; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        const auto* const mirror = mirrors.of(as_type(PyTuple_GET_ITEM(type->tp_mro, i)));
        if (mirror != nullptr && !mirror->is_derived) return mirror;
    }
    return nullptr;
}

PyTypeObject* make_proxy_type() {
    PyType_Slot proxy[] = {{Py_tp_getattro, slot(proxy_getattro)}, {Py_tp_setattro, slot(proxy_setattro)},
                           {Py_tp_finalize, slot(proxy_finalize)}, {Py_tp_dealloc, slot(proxy_dealloc)},
                           {Py_tp_init, slot(proxy_init)},         {Py_tp_members, proxy_members},
                           {Py_tp_methods, proxy_methods},         {0, nullptr}};
    PyTypeObject* const type = make_type("builtins.object", sizeof(Proxy), Py_TPFLAGS_BASETYPE, proxy);
    const auto make = owned(PyCFunction_New(&proxy_new_definition, nullptr));
    check(PyDict_SetItemString(type->tp_dict, "__new__", make.ptr()));
    return type;
}

void make_instances_there(PyTypeObject* type) {
    type->tp_alloc = proxy_alloc;
}

void give_proxy_slots(PyTypeObject* type) {
    type->tp_getattro = proxy_getattro;
    type->tp_setattro = proxy_setattro;
    type->tp_finalize = proxy_finalize;
    type->tp_new = proxy_new;
    PyType_Modified(type);
}

}  // namespace gradebox::harness::bridge
