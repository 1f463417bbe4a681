// What mirrors do as classes: are called, derived from, asked for attributes.
#include <algorithm>
#include <array>

#include "harness/bridge/slots.hpp"

namespace gradebox::harness::bridge {
namespace {

bool is_own_affair(PyObject* name) {
    constexpr std::array kNames{"__name__",          "__qualname__",       "__module__",
                                "__weakrefoffset__", "__basicsize__",      "__itemsize__",
                                "__dictoffset__",    "__text_signature__", "__subclasses__"};
    return std::any_of(kNames.begin(), kNames.end(), [name](const char* one) { return equals(name, one); });
}

bool is_look_up(PyObject* name) {
    constexpr std::array kNames{"__getattr__", "__getattribute__", "__setattr__", "__delattr__"};
    return std::any_of(kNames.begin(), kNames.end(), [name](const char* one) { return equals(name, one); });
}

py::object without_root(PyObject* classes) {
    py::list shown;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(classes); ++i)
        if (as_type(PyTuple_GET_ITEM(classes, i)) != python_types().proxy)
            shown.append(borrowed(PyTuple_GET_ITEM(classes, i)));
    return owned(PyList_AsTuple(shown.ptr()));
}

bool is_metaclass(PyTypeObject* type) {
    const auto* const mirror = Bridge::here().mirrors().of(type);
    return mirror != nullptr && mirror->is_metaclass;
}

// Whether this is a metaclass that the test derives from one of the solution's.
bool is_derived_metaclass(PyObject* type) {
    const auto* const origin = origin_of(as_type(type));
    return origin != nullptr && origin->is_metaclass;
}

// Whether a call of this metaclass is what a class statement comes to, whose bases have it already.
bool is_class_statement(PyObject* metaclass, PyObject* arguments) {
    if (is_derived_metaclass(metaclass)) return true;
    if (!is_metaclass(as_type(metaclass)) || PyTuple_GET_SIZE(arguments) != 3) return false;
    PyObject* const bases = PyTuple_GET_ITEM(arguments, 1);
    for (Py_ssize_t i = 0; PyTuple_Check(bases) && i < PyTuple_GET_SIZE(bases); ++i) {
        PyObject* const base = PyTuple_GET_ITEM(bases, i);
        if (PyType_IsSubtype(Py_TYPE(base), as_type(metaclass))) return true;
        if (PyType_Check(base) && can_stand_there(as_type(base))) return true;
    }
    return false;
}

// What the names in annotations of a test's class mean is looked up in its module.
void show_what_annotations_mean(PyObject* type, std::uint64_t number) {
    Bridge& bridge = Bridge::here();
    if (bridge.side() != Side::candidate) return;
    show_annotated(borrowed(type).attr("__module__"), bridge.get_attribute(number, py::str{"__globals__"}.ptr()));
}

PyObject* class_getattro(PyObject* self, PyObject* name) {
    return guarded_object([&] {
        const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
        if (mirror != nullptr && mirror->is_derived && (equals(name, "__mro__") || equals(name, "__bases__")))
            return without_root(equals(name, "__mro__") ? as_type(self)->tp_mro : as_type(self)->tp_bases);
        if (mirror != nullptr && mirror->is_derived && equals(name, "__dict__")) return contents_of_derived(self);
        if (mirror == nullptr || is_own_affair(name)) return owned(PyType_Type.tp_getattro(self, name));
        if (is_for_arrays_here(*mirror, name)) {
            PyErr_SetObject(PyExc_AttributeError, name);
            throw py::error_already_set{};
        }
        if (equals(name, "__prepare__") && (mirror->is_metaclass || is_derived_metaclass(self)))
            return owned(PyType_Type.tp_getattro(self, name));
        if (equals(name, "__class__") && mirror->metaclass) return mirror->metaclass;
        if (equals(name, "__class__") && is_metaclass(Py_TYPE(self)))
            return borrowed(reinterpret_cast<PyObject*>(Py_TYPE(self)));
        if (equals(name, "__class__")) return borrowed(reinterpret_cast<PyObject*>(&PyType_Type));
        // Of one with content they would be the builtin class's: it takes no others' arguments, and has other
        // attributes.
        const bool is_of_builtin =
            (mirror->content != Content::none && (equals(name, "__new__") || equals(name, "__class_getitem__"))) ||
            (equals(name, "__dict__") && !mirror->is_derived);
        if (is_derived_metaclass(reinterpret_cast<PyObject*>(Py_TYPE(self))) &&
            find(Py_TYPE(self), name).where == Found::Where::here)
            return owned(PyType_Type.tp_getattro(self, name));
        if (!is_of_builtin && find(as_type(self), name).where == Found::Where::here)
            return owned(PyType_Type.tp_getattro(self, name));
        if (equals(name, "__dict__") || equals(name, "__annotations__"))
            show_what_annotations_mean(self, mirror->number);
        return Bridge::here().get_attribute(mirror->number, name);
    });
}

int class_setattro(PyObject* self, PyObject* name, PyObject* value) {
    return guarded(
        [&] {
            const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
            if (mirror == nullptr) return PyType_Type.tp_setattro(self, name, value);
            if (value == nullptr)
                Bridge::here().delete_attribute(mirror->number, name);
            else
                Bridge::here().set_attribute(mirror->number, name, value);
            // Of what a class statement said, some is there only.
            if (value == nullptr && PyDict_GetItemWithError(as_type(self)->tp_dict, name) == nullptr) return 0;
            if (mirror->is_derived) return PyType_Type.tp_setattro(self, name, value);
            if (is_look_up(name)) return 0;  // a proxy's slots ask for every attribute
            // From now on it is looked up each time.
            const auto entry = make_class_attribute(python_types().attribute, mirror->number, name);
            return PyType_Type.tp_setattro(self, name, entry.ptr());
        },
        -1);
}

PyObject* class_call(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
        if (mirror == nullptr || is_class_statement(self, arguments))
            return owned(PyType_Type.tp_call(self, arguments, keywords));
        std::vector<PyObject*> values;
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(arguments); ++i) values.push_back(PyTuple_GET_ITEM(arguments, i));
        const auto positional = values.size();
        py::object names;
        if (keywords != nullptr && PyDict_GET_SIZE(keywords) > 0) {
            const auto list = owned(PyDict_Keys(keywords));
            names = owned(PyList_AsTuple(list.ptr()));
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(names.ptr()); ++i)
                values.push_back(PyDict_GetItem(keywords, PyTuple_GET_ITEM(names.ptr(), i)));
        }
        return Bridge::here().call(mirror->number, {values.data(), positional, names.ptr()});
    });
}

int class_init(PyObject*, PyObject*, PyObject*) {
    return 0;
}

// What its metaclass makes of it, if that is one of the other side's file.
py::object class_text(PyObject* self, const char* special) {
    const auto& mirrors = Bridge::here().mirrors();
    const auto* const mirror = mirrors.of(as_type(self));
    if (mirror == nullptr || !(mirror->has_own_metaclass || Py_IS_TYPE(self, python_types().container_metaclass)))
        return owned(PyType_Type.tp_repr(self));
    return Bridge::here().call_special(mirror->number, py::str{special}.ptr(), {});
}
PyObject* class_repr(PyObject* self) {
    return guarded_object([&] { return class_text(self, "__repr__"); });
}
PyObject* class_str(PyObject* self) {
    return guarded_object([&] { return class_text(self, "__str__"); });
}

PyObject* class_instance_check(PyObject* self, PyObject* object) {
    return guarded_object([&]() -> py::object {
        if (PyType_IsSubtype(Py_TYPE(object), as_type(self))) return py::bool_{true};
        Bridge& bridge = Bridge::here();
        const auto* const mirror = bridge.mirrors().of(as_type(self));
        // What says that it is of another class, as mocks do.
        const auto claimed = py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, "__class__"));
        if (!claimed) PyErr_Clear();
        if (claimed && PyType_Check(claimed.ptr()) && PyType_IsSubtype(as_type(claimed.ptr()), as_type(self)))
            return py::bool_{true};
        const bool is_class_there = PyType_Check(object) && bridge.mirrors().of(as_type(object)) != nullptr;
        if (mirror == nullptr || (!mirror->has_own_checks && !is_class_there)) return py::bool_{false};
        return py::bool_{bridge.is_instance(object, mirror->number)};
    });
}

PyObject* class_subclass_check(PyObject* self, PyObject* type) {
    return guarded_object([&]() -> py::object {
        if (!PyType_Check(type)) {
            PyErr_SetString(PyExc_TypeError, "issubclass() arg 1 must be a class");
            throw py::error_already_set{};
        }
        if (PyType_IsSubtype(as_type(type), as_type(self))) return py::bool_{true};
        const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
        if (mirror == nullptr || !mirror->has_own_checks) return py::bool_{false};
        return py::bool_{Bridge::here().is_subclass(type, mirror->number)};
    });
}

// What stands for object in the order of a mirror's bases comes where object would: behind those that a class statement
// names besides.
PyObject* class_order(PyObject* self, PyObject*) {
    return guarded_object([&]() -> py::object {
        auto order = py::list{borrowed(reinterpret_cast<PyObject*>(&PyType_Type)).attr("mro")(borrowed(self))};
        const auto proxy = borrowed(reinterpret_cast<PyObject*>(python_types().proxy));
        if (order.contains(proxy) && !proxy.is(borrowed(self))) {
            order.attr("remove")(proxy);
            order.insert(order.size() - 1, proxy);
        }
        return order;
    });
}

PyMethodDef class_methods[] = {{"mro", class_order, METH_NOARGS, nullptr},
                               {"__instancecheck__", class_instance_check, METH_O, nullptr},
                               {"__subclasscheck__", class_subclass_check, METH_O, nullptr},
                               {"__prepare__", reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(class_prepare)),
                                METH_FASTCALL | METH_KEYWORDS | METH_CLASS, nullptr},
                               {}};

// What the class itself does as a container, its metaclass does on the other side.
template <class... Arguments>
py::object of_class(PyObject* self, const char* name, Arguments*... arguments) {
    const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
    if (mirror == nullptr) throw ProtocolError{"a class that is not known"};
    const auto text = py::str{name};
    const std::array<PyObject*, sizeof...(Arguments) + 1> given{arguments..., nullptr};
    return Bridge::here().call_special(mirror->number, text.ptr(), {given.data(), sizeof...(Arguments), nullptr});
}
PyObject* class_iterate(PyObject* self) {
    return guarded_object([&] { return of_class(self, "__iter__"); });
}
Py_ssize_t class_length(PyObject* self) {
    const auto size = guarded([&] { return py::cast<Py_ssize_t>(of_class(self, "__len__")); }, Py_ssize_t{-1});
    // What only asks whether there is a length takes no other error.
    if (size < 0 && PyErr_ExceptionMatches(PyExc_AttributeError))
        PyErr_Format(PyExc_TypeError, "object of type '%.100s' has no len()", Py_TYPE(self)->tp_name);
    return size;
}
PyObject* class_item(PyObject* self, PyObject* key) {
    return guarded_object([&] { return of_class(self, "__getitem__", key); });
}
int class_contains(PyObject* self, PyObject* item) {
    const int found = guarded([&] { return py::cast<bool>(of_class(self, "__contains__", item)) ? 1 : 0; }, -1);
    if (found >= 0 || !PyErr_ExceptionMatches(PyExc_AttributeError)) return found;
    PyErr_Clear();
    return static_cast<int>(_PySequence_IterSearch(self, item, 3 /* PY_ITERSEARCH_CONTAINS */));
}
int class_is_true(PyObject*) {
    return 1;
}

// The metaclass of mirrors whose class has type for one: equals that, though it is not the same.
PyObject*& stand_in_for_type() {
    static PyObject* metaclass = nullptr;
    return metaclass;
}
PyObject* metaclass_compare(PyObject* self, PyObject* other, int operation) {
    const bool is_asked = self == stand_in_for_type() && other == reinterpret_cast<PyObject*>(&PyType_Type);
    if (!is_asked || (operation != Py_EQ && operation != Py_NE))
        return PyType_Type.tp_richcompare(self, other, operation);
    return PyBool_FromLong(operation == Py_EQ ? 1 : 0);
}
Py_hash_t metaclass_hash(PyObject* self) {
    return _Py_HashPointer(self == stand_in_for_type() ? &PyType_Type : static_cast<void*>(self));
}

PyObject* do_nothing(PyObject*, PyObject* const*, Py_ssize_t, PyObject*) {
    Py_RETURN_NONE;
}
PyMethodDef do_nothing_definition{"__init_subclass__",
                                  reinterpret_cast<PyCFunction>(reinterpret_cast<void*>(do_nothing)),
                                  METH_FASTCALL | METH_KEYWORDS, nullptr};

}  // namespace

void add_class_types(PythonTypes& types) {
    const auto abstract = py::module_::import("abc").attr("ABCMeta");
    PyType_Slot meta[] = {
        {Py_tp_getattro, slot(class_getattro)}, {Py_tp_setattro, slot(class_setattro)}, {Py_tp_call, slot(class_call)},
        {Py_tp_new, slot(class_new)},           {Py_tp_init, slot(class_init)},         {Py_tp_repr, slot(class_repr)},
        {Py_tp_str, slot(class_str)},           {Py_tp_methods, class_methods},         {0, nullptr}};
    types.metaclass = make_type("builtins.type", 0, Py_TPFLAGS_BASETYPE, meta, py::make_tuple(abstract).ptr());
    PyType_Slot compared[] = {
        {Py_tp_richcompare, slot(metaclass_compare)}, {Py_tp_hash, slot(metaclass_hash)}, {0, nullptr}};
    const auto type = py::make_tuple(borrowed(reinterpret_cast<PyObject*>(&PyType_Type)));
    Py_SET_TYPE(types.metaclass, make_type("builtins.type", 0, 0, compared, type.ptr()));
    stand_in_for_type() = reinterpret_cast<PyObject*>(types.metaclass);
    const auto basis = py::make_tuple(borrowed(reinterpret_cast<PyObject*>(types.metaclass)));
    PyType_Slot none[] = {{0, nullptr}};
    types.other_metaclass = make_type("builtins.type", 0, Py_TPFLAGS_BASETYPE, none, basis.ptr());
    PyType_Slot container[] = {{Py_tp_iter, slot(class_iterate)},   {Py_mp_length, slot(class_length)},
                               {Py_mp_subscript, slot(class_item)}, {Py_sq_contains, slot(class_contains)},
                               {Py_nb_bool, slot(class_is_true)},   {0, nullptr}};
    types.container_metaclass =
        make_type("builtins.type", 0, Py_TPFLAGS_BASETYPE, container,
                  py::make_tuple(borrowed(reinterpret_cast<PyObject*>(types.other_metaclass))).ptr());
    const auto nothing = owned(PyCFunction_New(&do_nothing_definition, nullptr));
    types.do_nothing = owned(PyClassMethod_New(nothing.ptr()));
}

}  // namespace gradebox::harness::bridge
