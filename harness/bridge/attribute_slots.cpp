// What the attributes of mirrored classes do, and methods that are not yet looked up.
#include <Python.h>
#include <structmember.h>

#include "harness/bridge/slots.hpp"

namespace gradebox::harness::bridge {
namespace {

PyObject* attribute_call(PyObject* self, PyObject* const* arguments, std::size_t flagged, PyObject* names) {
    return guarded_object([&] {
        const auto* const attribute = reinterpret_cast<ClassAttribute*>(self);
        const CallArguments given{arguments, static_cast<std::size_t>(PyVectorcall_NARGS(flagged)), names};
        return Bridge::here().call_inherited(attribute->class_number, attribute->name, given);
    });
}

PyObject* function_get(PyObject* self, PyObject* object, PyObject*) {
    return guarded_object([&] {
        const auto* const attribute = reinterpret_cast<ClassAttribute*>(self);
        if (object != nullptr && object != Py_None)
            return make_method(object, attribute->name, attribute->class_number);
        return Bridge::here().get_attribute(attribute->class_number, attribute->name);
    });
}

PyObject* attribute_get(PyObject* self, PyObject* object, PyObject* type) {
    return guarded_object([&] {
        const auto* const attribute = reinterpret_cast<ClassAttribute*>(self);
        const bool is_of_class = object == nullptr || object == Py_None;
        // super().name in a class method: of the class that was asked, not of the one that has it.
        if (is_of_class && type != nullptr && origin_of(as_type(type)) != nullptr)
            return Bridge::here().get_inherited(attribute->class_number, attribute->name, type);
        if (is_of_class) return Bridge::here().get_attribute(attribute->class_number, attribute->name);
        return Bridge::here().get_inherited(attribute->class_number, attribute->name, object);
    });
}

void attribute_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    Py_XDECREF(reinterpret_cast<ClassAttribute*>(self)->name);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMemberDef attribute_members[] = {
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(ClassAttribute, call), READONLY, nullptr}, {}};

// ---- methods

PyObject* method_call(PyObject* self, PyObject* const* arguments, std::size_t flagged, PyObject* names) {
    return guarded_object([&] {
        const auto* const method = reinterpret_cast<Method*>(self);
        if (method->found != nullptr) return owned(PyObject_Vectorcall(method->found, arguments, flagged, names));
        const auto count = static_cast<std::size_t>(PyVectorcall_NARGS(flagged));
        if (method->class_number == 0)
            return Bridge::here().call_method(number_of(method->self), method->name, {arguments, count, names});
        std::vector<PyObject*> all{method->self};
        const auto named = names == nullptr ? 0 : static_cast<std::size_t>(PyTuple_GET_SIZE(names));
        all.insert(all.end(), arguments, arguments + count + named);
        return Bridge::here().call_inherited(method->class_number, method->name, {all.data(), count + 1, names});
    });
}

PyObject* method_getattro(PyObject* self, PyObject* name) {
    return guarded_object([&] {
        auto& method = *reinterpret_cast<Method*>(self);
        if (equals(name, "__class__")) return borrowed(reinterpret_cast<PyObject*>(&PyMethod_Type));
        if (equals(name, "__self__")) return borrowed(method.self);
        return owned(PyObject_GetAttr(resolve(method), name));
    });
}

int method_setattro(PyObject* self, PyObject* name, PyObject* value) {
    return guarded([&] { return PyObject_SetAttr(resolve(*reinterpret_cast<Method*>(self)), name, value); }, -1);
}

PyObject* method_repr(PyObject* self) {
    return guarded_object([&] { return owned(PyObject_Repr(resolve(*reinterpret_cast<Method*>(self)))); });
}

PyObject* method_compare(PyObject* left, PyObject* right, int operation) {
    const bool comparable = Py_IS_TYPE(right, Py_TYPE(left)) && (operation == Py_EQ || operation == Py_NE);
    if (!comparable) Py_RETURN_NOTIMPLEMENTED;
    const auto* const one = reinterpret_cast<Method*>(left);
    const auto* const two = reinterpret_cast<Method*>(right);
    const bool same = one->self == two->self && PyUnicode_Compare(one->name, two->name) == 0;
    return PyBool_FromLong(same == (operation == Py_EQ));
}

Py_hash_t method_hash(PyObject* self) {
    const auto* const method = reinterpret_cast<Method*>(self);
    return _Py_HashPointer(method->self) ^ PyObject_Hash(method->name);
}

// The first of the list of those that are not yet looked up; under the interpreter's lock.
Method*& first_unresolved() {
    static Method* first = nullptr;
    return first;
}

void take_out(Method& method) {
    if (method.previous != nullptr)
        method.previous->next = method.next;
    else if (first_unresolved() == &method)
        first_unresolved() = method.next;
    if (method.next != nullptr) method.next->previous = method.previous;
    method.previous = method.next = nullptr;
}

void method_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    auto& method = *reinterpret_cast<Method*>(self);
    take_out(method);
    Py_XDECREF(method.self);
    Py_XDECREF(method.name);
    Py_XDECREF(method.found);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMemberDef method_members[] = {{"__vectorcalloffset__", T_PYSSIZET, offsetof(Method, call), READONLY, nullptr}, {}};

}  // namespace

void add_attribute_types(PythonTypes& types) {
    PyType_Slot function[] = {{Py_tp_call, slot(PyVectorcall_Call)},
                              {Py_tp_descr_get, slot(function_get)},
                              {Py_tp_dealloc, slot(attribute_dealloc)},
                              {Py_tp_members, attribute_members},
                              {0, nullptr}};
    types.function = make_type("gradebox.function", sizeof(ClassAttribute),
                               Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR, function);
    PyType_Slot attribute[] = {
        {Py_tp_descr_get, slot(attribute_get)}, {Py_tp_dealloc, slot(attribute_dealloc)}, {0, nullptr}};
    types.attribute = make_type("gradebox.attribute", sizeof(ClassAttribute), 0, attribute);

    PyType_Slot method[] = {{Py_tp_call, slot(PyVectorcall_Call)},
                            {Py_tp_getattro, slot(method_getattro)},
                            {Py_tp_setattro, slot(method_setattro)},
                            {Py_tp_repr, slot(method_repr)},
                            {Py_tp_richcompare, slot(method_compare)},
                            {Py_tp_hash, slot(method_hash)},
                            {Py_tp_dealloc, slot(method_dealloc)},
                            {Py_tp_members, method_members},
                            {0, nullptr}};
    types.method = make_type("builtins.method", sizeof(Method), Py_TPFLAGS_HAVE_VECTORCALL, method);
}

py::object make_class_attribute(PyTypeObject* type, std::uint64_t class_number, PyObject* name) {
    auto object = owned(type->tp_alloc(type, 0));
    auto* const attribute = reinterpret_cast<ClassAttribute*>(object.ptr());
    attribute->class_number = class_number;
    attribute->name = Py_NewRef(name);
    attribute->call = attribute_call;
    return object;
}

py::object make_method(PyObject* self, PyObject* name, std::uint64_t class_number) {
    PyTypeObject* const type = python_types().method;
    auto object = owned(type->tp_alloc(type, 0));
    auto* const method = reinterpret_cast<Method*>(object.ptr());
    method->self = Py_NewRef(self);
    method->name = Py_NewRef(name);
    method->class_number = class_number;
    method->call = method_call;
    method->next = std::exchange(first_unresolved(), method);
    if (method->next != nullptr) method->next->previous = method;
    return object;
}

PyObject* resolve(Method& method) {
    if (method.found != nullptr) return method.found;
    Bridge& bridge = Bridge::here();
    auto found = method.class_number == 0 ? bridge.get_attribute(number_of(method.self), method.name)
                                          : bridge.get_inherited(method.class_number, method.name, method.self);
    if (method.found == nullptr) method.found = found.release().ptr();  // another thread may have been quicker
    take_out(method);
    return method.found;
}

void resolve_methods_named(PyObject* name) {
    std::vector<py::object> methods;
    for (Method* method = first_unresolved(); method != nullptr; method = method->next)
        if (PyUnicode_Compare(method->name, name) == 0)
            methods.push_back(borrowed(reinterpret_cast<PyObject*>(method)));
    for (const auto& method : methods) {
        try {
            resolve(*reinterpret_cast<Method*>(method.ptr()));
        } catch (const py::error_already_set&) {
            // The object has it no longer: whoever calls it hears of that.
        }
    }
}

PyObject* bind_function(PyObject* function, PyObject* object, PyObject*) {
    if (object == nullptr || object == Py_None) return Py_NewRef(function);
    return PyMethod_New(function, object);
}

}  // namespace gradebox::harness::bridge
