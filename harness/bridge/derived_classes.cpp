// Class statements from mirrors: a class here, and a twin of it on the other side.
#include <algorithm>
#include <array>

#include "harness/bridge/slots.hpp"

namespace gradebox::harness::bridge {
namespace {

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

// Whether it is for the other side to run the hook of a class statement's bases: one of its classes has the first.
bool has_hook_there(PyObject* bases) {
    static PyObject* const hook = PyUnicode_InternFromString("__init_subclass__");
    PyObject* const none = PyDict_GetItemWithError(PyBaseObject_Type.tp_dict, hook);
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases); ++i) {
        PyObject* const base = PyTuple_GET_ITEM(bases, i);
        PyObject* const found = PyType_Check(base) ? _PyType_Lookup(as_type(base), hook) : none;
        if (found != none) return found == python_types().do_nothing.ptr();
    }
    return false;
}

py::tuple bases_there(PyObject* given, bool with_hooks);

// A class without anything of the other side's or the library's in it can stand there, too, with its functions.
PyObject* stand_in(PyTypeObject* own, bool with_hooks) {
    Bridge& bridge = Bridge::here();
    if (PyObject* const there = bridge.mirrors().stand_in(own)) return there;
    py::dict contents;
    for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(own->tp_dict)) {
        const auto text = text_of(name.ptr());
        if (!is_about_making(text) && (with_hooks || text != "__init_subclass__")) contents[name] = value;
    }
    const auto given = bases_there(own->tp_bases, with_hooks);
    const auto name = py::str{own->tp_name};
    const py::none nothing;
    const auto twin = bridge.derive(name.ptr(), given.ptr(), contents.ptr(), nullptr, nothing.ptr(), nothing.ptr(),
                                    reinterpret_cast<PyObject*>(own));
    return bridge.mirrors().add_stand_in(own, py::cast<std::uint64_t>(twin[py::int_{0}]));
}

// Of a class statement's bases those that the other side has too.
py::tuple bases_there(PyObject* given, bool with_hooks) {
    const auto& mirrors = Bridge::here().mirrors();
    py::list bases;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(given); ++i) {
        PyObject* const base = PyTuple_GET_ITEM(given, i);
        if (!PyType_Check(base)) continue;  // the statement fails by it
        if (mirrors.of(as_type(base)) != nullptr || !well_known_name(base).empty())
            bases.append(borrowed(base));
        else if (can_stand_there(as_type(base)))
            bases.append(borrowed(stand_in(as_type(base), with_hooks)));
    }
    return bases;
}
py::tuple bases_there(PyObject* given) {
    return bases_there(given, has_hook_there(given));
}

// What mirrors themselves are made of.
bool is_of_the_bridge(const PyTypeObject* type) {
    const PythonTypes& types = python_types();
    return type == types.proxy || type == types.metaclass || type == types.other_metaclass ||
           type == types.container_metaclass;
}

// A class that a file of this side defines.
bool is_own(PyTypeObject* type) {
    return type != &PyBaseObject_Type && !is_of_the_bridge(type) && !is_builtin(type) &&
           Bridge::here().mirrors().of(type) == nullptr && well_known_name(reinterpret_cast<PyObject*>(type)).empty();
}

// Whether what a class has of this one comes to its twin by one of the bases that both sides have.
bool is_there_by_a_base(PyTypeObject* type, PyTypeObject* ancestor) {
    const auto& mirrors = Bridge::here().mirrors();
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_bases); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_bases, i));
        const bool is_both_sides = mirrors.of(base) != nullptr || mirrors.stand_in(base) != nullptr;
        if (is_both_sides && PyType_IsSubtype(base, ancestor)) return true;
    }
    return false;
}

// What the twin of a class made here is made of: what classes of this side put in front of those of the other, nearest
// last, and its own names in the order of the statement.
py::dict contents_of_twin(PyTypeObject* type, const py::object& statement, const py::dict& elsewhere) {
    py::dict contents;
    for (Py_ssize_t i = PyTuple_GET_SIZE(type->tp_mro); i-- > 0;) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        if (base == type || (is_own(base) && !is_there_by_a_base(type, base)))
            check(PyDict_Update(contents.ptr(), base->tp_dict));
    }
    check(PyDict_Update(contents.ptr(), elsewhere.ptr()));
    // Which making the class took out of them.
    if (PyObject* const qualified = PyDict_GetItemString(statement.ptr(), "__qualname__"); qualified != nullptr)
        contents["__qualname__"] = borrowed(qualified);
    py::dict ordered;
    for (const auto& [name, value] : contents)
        if (PyDict_Contains(statement.ptr(), name.ptr()) == 0) ordered[name] = value;
    for (const auto& [name, unused] : py::reinterpret_borrow<py::dict>(statement))
        if (contents.contains(name)) ordered[name] = contents[name];
    for (const auto& [name, unused] : contents)
        if (PyUnicode_Check(name.ptr()) && is_about_making(text_of(name.ptr())))
            check(PyDict_DelItem(ordered.ptr(), name.ptr()));
    if (PyObject* const slots = PyDict_GetItemString(statement.ptr(), "__slots__"); slots != nullptr)
        ordered["__slots__"] = borrowed(slots);
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

// The metaclass there that is to make the twin, where the bases need not have it: one of the solution's, or that from
// which one of the test's derives.
py::object metaclass_there(PyTypeObject* metaclass) {
    Bridge& bridge = Bridge::here();
    const auto* const mirror = bridge.mirrors().of(metaclass);
    const bool is_theirs = bridge.side() == Side::examiner && mirror != nullptr && !mirror->is_derived;
    const auto* const origin = is_theirs ? mirror : origin_of(metaclass);
    PyTypeObject* const type = origin == nullptr ? nullptr : bridge.mirrors().find(origin->number);
    return type == nullptr ? py::none() : borrowed(reinterpret_cast<PyObject*>(type));
}

// For the number of the twin of a class made here.
class Waiting {
public:
    explicit Waiting(PyTypeObject* type) : before_{std::exchange(class_statement().here, type)} {}
    ~Waiting() { class_statement().here = before_; }
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

private:
    PyTypeObject* before_;
};

// Its instances are the other side's, whether or not one of its bases is.
py::object with_root(PyObject* bases) {
    auto* const proxy = python_types().proxy;
    bool can_have_it = false;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(bases); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(bases, i));
        if (PyType_IsSubtype(base, proxy)) return borrowed(bases);
        can_have_it = can_have_it || can_stand_there(base);
    }
    const auto root = py::make_tuple(borrowed(reinterpret_cast<PyObject*>(proxy)));
    return can_have_it ? owned(PySequence_Concat(bases, root.ptr())) : borrowed(bases);
}

}  // namespace

bool can_stand_there(PyTypeObject* type) {
    if (Bridge::here().side() != Side::examiner || type == &PyBaseObject_Type || type->tp_mro == nullptr) return false;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        const bool is_plain = base == &PyBaseObject_Type || (Py_IS_TYPE(base, &PyType_Type) && is_own(base));
        if (!is_plain) return false;
    }
    return true;
}

ClassStatement& class_statement() {
    thread_local ClassStatement statement;
    return statement;
}

// class T(Mirror, …): made here, and a twin of it there, whose methods are T's.
PyObject* class_new(PyTypeObject* metaclass, PyObject* arguments, PyObject* keywords) {
    return guarded_object([&] {
        const auto statement = borrowed(PyTuple_GET_ITEM(arguments, 2));
        const auto own = owned(PyDict_Copy(statement.ptr()));
        const auto elsewhere = take_out_data(own);
        const auto given_to_type = owned(PyTuple_Pack(3, PyTuple_GET_ITEM(arguments, 0),
                                                      with_root(PyTuple_GET_ITEM(arguments, 1)).ptr(), own.ptr()));
        auto type = owned(PyType_Type.tp_new(metaclass, given_to_type.ptr(), nullptr));
        Bridge& bridge = Bridge::here();
        const auto bases = bases_there(PyTuple_GET_ITEM(arguments, 1));
        const auto contents = contents_of_twin(as_type(type.ptr()), statement, elsewhere);
        const Waiting waiting{as_type(type.ptr())};
        const auto twin = bridge.derive(PyTuple_GET_ITEM(arguments, 0), bases.ptr(), contents.ptr(), keywords,
                                        prepared_there(statement).ptr(), metaclass_there(metaclass).ptr(), type.ptr());
        const auto [number, names, others] = py::cast<std::tuple<std::uint64_t, py::tuple, py::dict>>(twin);
        bridge.mirrors().add_derived(as_type(type.ptr()), number);
        const bool is_fixed = is_test_case(type.ptr());
        keep_functions(as_type(type.ptr()), is_fixed ? py::object{contents} : py::object{names});
        if (!is_fixed) add_entries(as_type(type.ptr()), number, statement, others);
        return type;
    });
}

// Its own functions, and of the rest what the twin has.
py::object contents_of_derived(PyObject* type) {
    PyObject* const here = as_type(type)->tp_dict;
    if (is_test_case(type) || Bridge::here().side() == Side::candidate || Bridge::here().is_broken())
        return owned(PyDictProxy_New(here));
    const auto number = Bridge::here().mirrors().of(as_type(type))->number;
    const py::dict there = Bridge::here().get_attribute(number, py::str{"__dict__"}.ptr());
    py::dict all;
    for (const auto& [name, value] : there) {
        PyObject* const own = PyDict_GetItem(here, name.ptr());
        const bool is_own = own != nullptr && (is_function_of_class(own) || is_about_making(text_of(name.ptr())));
        all[name] = is_own ? borrowed(own) : py::reinterpret_borrow<py::object>(value);
    }
    return owned(PyDictProxy_New(all.ptr()));
}

// What its metaclass prepares, if that is one of the solution's file.
PyObject* class_prepare(PyObject* metaclass, PyObject* const* arguments, Py_ssize_t count, PyObject* names) {
    return guarded_object([&]() -> py::object {
        Bridge& bridge = Bridge::here();
        const auto* maker = bridge.mirrors().of(as_type(metaclass));
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

}  // namespace gradebox::harness::bridge
