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
    for (const char* own : kNames)
        if (equals(name, own)) return true;
    return false;
}

py::object without_root(PyObject* classes) {
    py::list shown;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(classes); ++i)
        if (as_type(PyTuple_GET_ITEM(classes, i)) != python_types().proxy)
            shown.append(borrowed(PyTuple_GET_ITEM(classes, i)));
    return owned(PyList_AsTuple(shown.ptr()));
}

PyObject* class_getattro(PyObject* self, PyObject* name) {
    return guarded_object([&] {
        const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
        if (mirror != nullptr && mirror->is_derived && (equals(name, "__mro__") || equals(name, "__bases__")))
            return without_root(equals(name, "__mro__") ? as_type(self)->tp_mro : as_type(self)->tp_bases);
        if (mirror == nullptr || is_own_affair(name)) return owned(PyType_Type.tp_getattro(self, name));
        if (is_for_arrays_here(*mirror, name)) {
            PyErr_SetObject(PyExc_AttributeError, name);
            throw py::error_already_set{};
        }
        if (equals(name, "__class__") && mirror->metaclass) return mirror->metaclass;
        if (equals(name, "__class__")) return borrowed(reinterpret_cast<PyObject*>(&PyType_Type));
        // Of one with content it would be the builtin class's, which takes no others' arguments.
        const bool makes = equals(name, "__new__") && mirror->content != Content::none;
        if (!makes && find(as_type(self), name).where == Found::Where::here)
            return owned(PyType_Type.tp_getattro(self, name));
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
            if (mirror->is_derived) return PyType_Type.tp_setattro(self, name, value);
            // From now on it is looked up each time.
            const auto entry = make_class_attribute(python_types().attribute, mirror->number, name);
            return PyType_Type.tp_setattro(self, name, entry.ptr());
        },
        -1);
}

PyObject* class_call(PyObject* self, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        const auto* const mirror = Bridge::here().mirrors().of(as_type(self));
        if (mirror == nullptr) return owned(PyType_Type.tp_call(self, arguments, keywords));
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

bool is_function_of_class(PyObject* value) {
    return PyFunction_Check(value) || Py_IS_TYPE(value, &PyClassMethod_Type) ||
           Py_IS_TYPE(value, &PyStaticMethod_Type) || Py_IS_TYPE(value, &PyProperty_Type);
}

// Of what a class here defines, its functions are found here; the rest, and what a metaclass or a hook of the other
// side has put something else in place of, is looked up there.
void keep_functions(PyTypeObject* type, const py::object& names_there) {
    const auto items = owned(PyDict_Copy(type->tp_dict));
    PyObject *name = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(items.ptr(), &position, &name, &value) != 0) {
        const int there = PySequence_Contains(names_there.ptr(), name);
        check(there);
        const auto text = text_of(name);
        const bool is_own = text == "__module__" || text == "__doc__" || text == "__dict__" || text == "__weakref__" ||
                            text == "__qualname__" || text == "__annotations__" || (is_operator(text) && there == 1);
        if (!is_own && !(is_function_of_class(value) && there == 1))
            check(PyType_Type.tp_setattro(reinterpret_cast<PyObject*>(type), name, nullptr));
    }
}

bool is_about_making(std::string_view name) {
    constexpr std::array<std::string_view, 6> kNames{"__dict__",      "__weakref__",         "__slots__",
                                                     "__classcell__", "__abstractmethods__", "_abc_impl"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What a metaclass or a hook of the other side has given to the twin is looked up there, except for what only a class
// of this side has.
void add_entries(PyTypeObject* type, std::uint64_t number, const py::object& statement, const py::dict& kinds) {
    for (const auto& [name, kind] : kinds) {
        const auto text = text_of(name.ptr());
        const bool is_stated = PyDict_Contains(statement.ptr(), name.ptr()) == 1;
        if (text.empty() || is_about_making(text)) continue;
        if (!is_stated && find(type, name.ptr()).where == Found::Where::here) continue;
        py::object entry = py::none();
        if (const auto value = static_cast<Entry>(py::cast<int>(kind)); value != Entry::none)
            entry = make_class_attribute(value == Entry::function ? python_types().function : python_types().attribute,
                                         number, name.ptr());
        check(PyType_Type.tp_setattro(reinterpret_cast<PyObject*>(type), name.ptr(), entry.ptr()));
    }
}

// Of a test case nothing is the other side's to replace.
bool is_test_case(PyObject* type) {
    if (Bridge::here().side() != Side::examiner) return false;
    static const py::object test_case = py::module_::import("unittest").attr("TestCase");
    return PyType_IsSubtype(as_type(type), as_type(test_case.ptr())) != 0;
}

// Takes out of a new class's contents what is not a function of its own: that is the twin's, whose metaclass may do
// what it likes with it, and which tells descriptors their names.
py::dict take_out_data(const py::object& contents) {
    py::dict taken;
    PyObject *name = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(contents.ptr(), &position, &name, &value) != 0)
        if (!is_special(text_of(name)) && !is_function_of_class(value)) check(PyDict_SetItem(taken.ptr(), name, value));
    for (const auto& [key, unused] : taken) check(PyDict_DelItem(contents.ptr(), key.ptr()));
    if (PyDict_GetItemString(contents.ptr(), "__slots__") != nullptr)
        check(PyDict_DelItemString(contents.ptr(), "__slots__"));
    return taken;
}

// Of a class statement's bases those that the other side has too.
py::tuple bases_there(PyObject* given) {
    const auto& mirrors = Bridge::here().mirrors();
    py::list bases;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(given); ++i) {
        PyObject* const base = PyTuple_GET_ITEM(given, i);
        if (mirrors.of(as_type(base)) != nullptr || !well_known_name(base).empty()) bases.append(borrowed(base));
    }
    return bases;
}

// What the twin of a class made here is made of: what classes of this side put in front of those of the other, nearest
// last, and its own names in the order of the statement.
py::dict contents_of_twin(PyTypeObject* type, const py::object& statement, const py::dict& elsewhere) {
    const auto& mirrors = Bridge::here().mirrors();
    py::dict contents;
    for (Py_ssize_t i = PyTuple_GET_SIZE(type->tp_mro); i-- > 0;) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        const bool is_ours = base != &PyBaseObject_Type && base != python_types().proxy && !is_builtin(base) &&
                             mirrors.of(base) == nullptr &&
                             (base == type || well_known_name(reinterpret_cast<PyObject*>(base)).empty());
        if (is_ours) check(PyDict_Update(contents.ptr(), base->tp_dict));
    }
    check(PyDict_Update(contents.ptr(), elsewhere.ptr()));
    py::dict ordered;
    for (const auto& [name, value] : contents)
        if (PyDict_Contains(statement.ptr(), name.ptr()) == 0) ordered[name] = value;
    for (const auto& [name, unused] : py::reinterpret_borrow<py::dict>(statement))
        if (contents.contains(name)) ordered[name] = contents[name];
    for (const auto& [name, unused] : contents)
        if (PyUnicode_Check(name.ptr()) && is_about_making(text_of(name.ptr())))
            check(PyDict_DelItem(ordered.ptr(), name.ptr()));
    return ordered;
}

// A class statement's names, where a metaclass of the other side's file has prepared a place of its own for them:
// they go into both.
py::object prepared_contents_type() {
    static py::object type = [] {
        const auto set = [](const py::object& self, const py::object& name, const py::object& value) {
            if (!is_about_making(text_of(name.ptr())))
                check(PyObject_SetItem(self.attr("there").ptr(), name.ptr(), value.ptr()));
            check(PyDict_SetItem(self.ptr(), name.ptr(), value.ptr()));
        };
        const auto get = [](const py::object& self, const py::object& name) {
            PyObject* const own = PyDict_GetItemWithError(self.ptr(), name.ptr());
            if (own != nullptr) return borrowed(own);
            return owned(PyObject_GetItem(self.attr("there").ptr(), name.ptr()));
        };
        const auto remove = [](const py::object& self, const py::object& name) {
            check(PyObject_DelItem(self.attr("there").ptr(), name.ptr()));
            check(PyDict_DelItem(self.ptr(), name.ptr()));
        };
        py::dict methods;
        methods["__setitem__"] = py::cpp_function{set, py::is_method{py::none{}}};
        methods["__getitem__"] = py::cpp_function{get, py::is_method{py::none{}}};
        methods["__delitem__"] = py::cpp_function{remove, py::is_method{py::none{}}};
        const auto bases = py::make_tuple(borrowed(reinterpret_cast<PyObject*>(&PyDict_Type)));
        const auto metaclass = borrowed(reinterpret_cast<PyObject*>(&PyType_Type));
        return py::object{metaclass("dict", bases, methods)};
    }();
    return type;
}

// That place, and the names that are in it already; None: nothing was prepared.
py::object prepared_there(const py::object& statement) {
    if (PyDict_CheckExact(statement.ptr()) || !py::isinstance(statement, prepared_contents_type())) return py::none();
    const auto names = owned(PyDict_Keys(statement.ptr()));
    return py::make_tuple(statement.attr("there"), owned(PyList_AsTuple(names.ptr())));
}

// class T(Mirror, …): made here, and a twin of it there, whose methods are T's.
PyObject* class_new(PyTypeObject* metaclass, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        const auto statement = borrowed(PyTuple_GET_ITEM(arguments, 2));
        const auto own = owned(PyDict_Copy(statement.ptr()));
        const auto elsewhere = take_out_data(own);
        const auto given_to_type =
            owned(PyTuple_Pack(3, PyTuple_GET_ITEM(arguments, 0), PyTuple_GET_ITEM(arguments, 1), own.ptr()));
        auto type = owned(PyType_Type.tp_new(metaclass, given_to_type.ptr(), nullptr));
        Bridge& bridge = Bridge::here();
        const auto contents = contents_of_twin(as_type(type.ptr()), statement, elsewhere);
        const auto twin =
            bridge.derive(PyTuple_GET_ITEM(arguments, 0), bases_there(PyTuple_GET_ITEM(arguments, 1)).ptr(),
                          contents.ptr(), keywords, prepared_there(statement).ptr());
        const auto [number, names, others] = py::cast<std::tuple<std::uint64_t, py::tuple, py::dict>>(twin);
        bridge.mirrors().add_derived(as_type(type.ptr()), number);
        const bool is_fixed = is_test_case(type.ptr());
        keep_functions(as_type(type.ptr()), is_fixed ? py::object{contents} : py::object{names});
        if (!is_fixed) add_entries(as_type(type.ptr()), number, statement, others);
        return type;
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

// What its metaclass prepares, if that is one of the solution's file.
PyObject* class_prepare(PyObject*, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded_object([&]() -> py::object {
        Bridge& bridge = Bridge::here();
        const Mirror* maker = nullptr;
        if (count != 2 || !PyTuple_Check(arguments[1]) || bridge.side() != Side::examiner) return py::dict{};
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(arguments[1]); ++i) {
            const auto* const mirror = bridge.mirrors().of(as_type(PyTuple_GET_ITEM(arguments[1], i)));
            if (maker == nullptr && mirror != nullptr && mirror->has_own_metaclass) maker = mirror;
        }
        if (maker == nullptr) return py::dict{};
        const auto prepare = bridge.get_attribute(maker->number, py::str{"__prepare__"}.ptr());
        const auto bases = bases_there(arguments[1]);
        std::vector<PyObject*> given(arguments, arguments + count + (names == nullptr ? 0 : PyTuple_GET_SIZE(names)));
        given[1] = bases.ptr();
        auto prepared = owned(PyObject_Vectorcall(prepare.ptr(), given.data(), 2, names));
        if (PyDict_CheckExact(prepared.ptr())) return owned(PyDict_Copy(prepared.ptr()));
        auto contents = prepared_contents_type()();
        contents.attr("there") = prepared;
        return contents;
    });
}

PyMethodDef class_methods[] = {{"__instancecheck__", class_instance_check, METH_O, nullptr},
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
