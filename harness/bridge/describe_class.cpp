// Classes as the other side is told of them.
#include <array>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

bool is_exception_type(PyTypeObject* type) {
    return PyType_IsSubtype(type, as_type(PyExc_BaseException));
}

struct ContentType {
    PyTypeObject* type;
    Content content;
};
const std::array<ContentType, 16>& content_types() {
    const auto type_of = [](const char* module, const char* name) {
        return as_type(py::object{py::module_::import(module).attr(name)}.release().ptr());
    };
    static const std::array<ContentType, 16> types{{{&PyList_Type, Content::list},
                                                    {&PyDict_Type, Content::dict},
                                                    {&PySet_Type, Content::set},
                                                    {&PyByteArray_Type, Content::byte_array},
                                                    {&PyLong_Type, Content::integer},
                                                    {&PyFloat_Type, Content::real},
                                                    {&PyComplex_Type, Content::complex},
                                                    {&PyUnicode_Type, Content::str},
                                                    {&PyBytes_Type, Content::bytes},
                                                    {&PyTuple_Type, Content::tuple},
                                                    {&PyFrozenSet_Type, Content::frozen_set},
                                                    {type_of("datetime", "datetime"), Content::date_time},
                                                    {type_of("datetime", "date"), Content::date},
                                                    {type_of("datetime", "time"), Content::time},
                                                    {type_of("datetime", "timedelta"), Content::duration},
                                                    {type_of("decimal", "Decimal"), Content::decimal}}};
    return types;
}

// Attributes that would keep the class from being made here, or that are about the making.
bool is_own_affair(std::string_view name) {
    constexpr std::array<std::string_view, 27> kNames{"__new__",           "__getattribute__",
                                                      "__getattr__",       "__setattr__",
                                                      "__delattr__",       "__class__",
                                                      "__dict__",          "__weakref__",
                                                      "__slots__",         "__del__",
                                                      "__doc__",           "__module__",
                                                      "__qualname__",      "__name__",
                                                      "__subclasshook__",  "__prepare__",
                                                      "__mro_entries__",   "__reduce__",
                                                      "__reduce_ex__",     "__getstate__",
                                                      "__sizeof__",        "__class_getitem__",
                                                      "__instancecheck__", "_abc_impl",
                                                      "__subclasscheck__", "__abstractmethods__",
                                                      "__annotations__"};
    return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

bool is_function(PyObject* attribute) {
    PyTypeObject* const type = Py_TYPE(attribute);
    return type == &PyFunction_Type || type == &PyWrapperDescr_Type || type == &PyMethodDescr_Type ||
           (type->tp_flags & Py_TPFLAGS_METHOD_DESCRIPTOR) != 0;
}

// Whether a look-up on its instances is something else than Python's own.
bool looks_up_itself(PyTypeObject* type) {
    static PyObject* const name = PyUnicode_InternFromString("__getattribute__");
    PyObject* const found = _PyType_Lookup(type, name);
    return found != nullptr && Py_IS_TYPE(found, &PyFunction_Type);
}

bool is_container(PyTypeObject* type) {
    const auto* const mapping = type->tp_as_mapping;
    const auto* const sequence = type->tp_as_sequence;
    return type->tp_iter != nullptr || (sequence != nullptr && sequence->sq_contains != nullptr) ||
           (mapping != nullptr && (mapping->mp_subscript != nullptr || mapping->mp_length != nullptr));
}

bool has_finalizer(PyTypeObject* type) {
    // What such a one has begun it ends when it goes.
    if (type == &PyGen_Type || type == &PyCoro_Type || type == &PyAsyncGen_Type) return true;
    static PyObject* const name = PyUnicode_InternFromString("__del__");
    PyObject* const found = _PyType_Lookup(type, name);
    return found != nullptr && PyFunction_Check(found);
}

// Whether object.__class__ is another class than that of the object, as mocks say.
bool fakes_class(PyTypeObject* type) {
    static PyObject* const name = PyUnicode_InternFromString("__class__");
    return _PyType_Lookup(type, name) != _PyType_Lookup(&PyBaseObject_Type, name);
}

// Abstract classes of the library with which the class, or one of its bases, was registered.
std::vector<std::string> abstract_classes_of(PyTypeObject* type) {
    static const auto* const abstract = [] {
        auto* const types = new std::vector<std::pair<std::string, py::object>>;
        for (const char* name : {"Mapping", "MutableMapping", "Sequence", "MutableSequence", "Set", "MutableSet"})
            types->emplace_back(std::string{"collections.abc:"} + name,
                                py::module_::import("collections.abc").attr(name));
        for (const char* name : {"Number", "Complex", "Real", "Rational", "Integral"})
            types->emplace_back(std::string{"numbers:"} + name, py::module_::import("numbers").attr(name));
        return types;
    }();
    std::vector<std::string> names;
    if (is_builtin(type)) return names;
    const auto object = borrowed(reinterpret_cast<PyObject*>(type));
    for (const auto& [name, base] : *abstract) {
        if (PyType_IsSubtype(type, as_type(base.ptr())) != 0) continue;
        const int is = PyObject_IsSubclass(object.ptr(), base.ptr());
        if (is < 0) PyErr_Clear();
        if (is == 1) names.push_back(name);
    }
    return names;
}

Entry kind_of_entry(std::string_view name, PyObject* value, bool plain) {
    if (value == Py_None) return Entry::none;
    const bool callable =
        PyFunction_Check(value) ? plain || is_operator(name) : is_function(value) && is_operator(name);
    return callable ? Entry::function : Entry::other;
}

struct Description {
    std::vector<PyTypeObject*> bases;
    std::vector<PyTypeObject*> ancestors;
    std::vector<PyTypeObject*> sources;  // of entries, nearest first
};

Description relations(PyTypeObject* type, Content content) {
    Description result;
    result.sources.push_back(type);
    bool has_content_base = false;
    const auto has_content = [](PyTypeObject* base) { return content_of(base) != Content::none; };
    // (Of the builtin classes one is made as the interpreter starts.)
    static const py::object exception_group = py::module_::import("builtins").attr("ExceptionGroup");
    const auto is_content_base = [&](PyTypeObject* base) {
        return (is_builtin(base) || base == as_type(exception_group.ptr())) && has_content(base);
    };
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_bases); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_bases, i));
        const bool is_content = is_content_base(base);
        if (!is_content && (is_builtin(base) || is_of_library(base))) continue;
        result.bases.push_back(base);
        has_content_base = has_content_base || has_content(base);
    }
    PyTypeObject* content_base = nullptr;
    for (Py_ssize_t i = 1; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        if (base == &PyBaseObject_Type) continue;
        if (content_base == nullptr && is_content_base(base)) content_base = base;
        if (is_builtin(base)) {
            if (content == Content::none) {
                result.sources.push_back(base);  // such as a generator's
                if (is_of_library(base)) result.ancestors.push_back(base);
            }
            continue;
        }
        if (!is_of_library(base)) continue;
        result.ancestors.push_back(base);
        result.sources.push_back(base);
    }
    if (content_base != nullptr && !has_content_base) result.bases.push_back(content_base);
    return result;
}

// Whether it is what the class statement comes to that is carried out now.
bool is_twin_under_way(PyTypeObject* type) {
    const auto& statement = class_statement();
    if (statement.name == nullptr || !PyTuple_Check(statement.bases) || !(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
        return false;
    const auto size = PyTuple_GET_SIZE(statement.bases);
    if (PyTuple_GET_SIZE(type->tp_bases) != size) return false;
    for (Py_ssize_t i = 0; i < size; ++i)
        if (PyTuple_GET_ITEM(type->tp_bases, i) != PyTuple_GET_ITEM(statement.bases, i)) return false;
    return PyUnicode_Check(statement.name) &&
           PyUnicode_Compare(reinterpret_cast<PyHeapTypeObject*>(type)->ht_name, statement.name) == 0;
}

}  // namespace

bool is_of_library(PyTypeObject* type) {
    return !well_known_name(reinterpret_cast<PyObject*>(type)).empty();
}

bool hides_methods(PyObject* object) {
    if (!(Py_TYPE(object)->tp_flags & Py_TPFLAGS_HEAPTYPE)) return false;
    PyObject** const dictionary = _PyObject_GetDictPtr(object);
    if (dictionary == nullptr || *dictionary == nullptr || !PyDict_CheckExact(*dictionary)) return false;
    PyObject *key = nullptr, *value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(*dictionary, &position, &key, &value) != 0) {
        PyObject* const found = PyUnicode_CheckExact(key) ? _PyType_Lookup(Py_TYPE(object), key) : nullptr;
        if (found != nullptr && is_function(found)) return true;
    }
    return false;
}

std::optional<Entry> entry_of(PyTypeObject* type, PyObject* name, PyObject* value) {
    const auto text = text_of(name);
    if (text.empty() || is_own_affair(text)) return std::nullopt;
    return kind_of_entry(text, value, !looks_up_itself(type));
}

Content content_of(PyTypeObject* type) {
    if (is_exception_type(type)) return Content::exception;
    for (const auto& [base, content] : content_types())
        if (PyType_IsSubtype(type, base)) return content;
    return Content::none;
}

void ValueWriter::write_class(PyTypeObject* type) {
    auto* const object = reinterpret_cast<PyObject*>(type);
    if (bridge_.mirrors().of(type) == nullptr) {
        if (write_well_known(object)) return;
        bridge_.guard().give(object);
    }
    write_described_class(type);
}

// As the class of an object that stays here: never a class that the other side has itself.
void ValueWriter::write_described_class(PyTypeObject* type) {
    auto* const object = reinterpret_cast<PyObject*>(type);
    if (const auto* const mirror = bridge_.mirrors().of(type)) {
        out_.tag(Tag::yours);
        return out_.count(mirror->number);
    }
    const bool known = bridge_.objects().is_known(object);
    const auto number = bridge_.objects().send(object);
    const bool is_twin = !known && is_twin_under_way(type);
    out_.tag(known ? Tag::class_ : is_twin ? Tag::twin : Tag::new_class);
    out_.count(number);
    if (known || is_twin) return;
    describe(type);
    if (bridge_.side() == Side::candidate) bridge_.described().add(number, type);
}

void ValueWriter::describe(PyTypeObject* type) {
    bridge_.guard().note_annotations(reinterpret_cast<PyObject*>(type));
    const auto content = content_of(type);
    const auto [bases, ancestors, sources] = relations(type, content);
    const auto object = borrowed(reinterpret_cast<PyObject*>(type));
    PyTypeObject* const meta = Py_TYPE(type);
    write_name(object.attr("__name__").ptr());
    write_name(object.attr("__qualname__").ptr());
    const auto module = py::str(object.attr("__module__"));
    write_name(module.ptr());
    write_flag(meta != &PyType_Type);
    write_flag(is_container(meta));
    write_flag(has_finalizer(type));
    write_flag(PyType_IsSubtype(type, &PyType_Type));
    write_flag(content != Content::none && type->tp_itemsize == 0 && type->tp_weaklistoffset != 0);
    write_flag(fakes_class(type));
    const auto shown_as = well_known_name(object.ptr());
    out_.text(shown_as.empty() ? name_in_package(object.ptr()) : shown_as);
    out_.text(meta == &PyType_Type ? std::string{} : well_known_name(reinterpret_cast<PyObject*>(meta)));
    const bool is_made_by_solution = bridge_.side() == Side::candidate && meta != &PyType_Type &&
                                     !is_of_library(meta) && bridge_.mirrors().of(meta) == nullptr;
    write_flag(is_made_by_solution);
    if (is_made_by_solution) write_class(meta);
    out_.tag(content);
    out_.count(bases.size());
    for (auto* const base : bases) write_class(base);
    out_.count(ancestors.size());
    for (auto* const ancestor : ancestors) out_.text(well_known_name(reinterpret_cast<PyObject*>(ancestor)));
    // (What a test registers is seldom asked for, and each of its mocks has a class of its own.)
    const auto registered = bridge_.side() == Side::candidate ? abstract_classes_of(type) : std::vector<std::string>{};
    out_.count(registered.size());
    for (const auto& name : registered) out_.text(name);
    const bool plain = !looks_up_itself(type);
    py::set seen;
    for (auto* const source : sources) {
        PyObject *name = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(source->tp_dict, &position, &name, &value) != 0) {
            const auto text = text_of(name);
            if (text.empty() || is_own_affair(text) || !bridge_.guard().describes(type, name) ||
                seen.contains(borrowed(name)))
                continue;
            seen.add(borrowed(name));
            // A class between the two may define it, too.
            if (source != type) value = _PyType_Lookup(type, name);
            // Of the test's a name alone is told: what it has there is asked for each time.
            const bool is_asked = bridge_.side() == Side::examiner && !is_operator(text);
            out_.tag(is_asked ? Entry::other : kind_of_entry(text, value, plain));
            write_name(name);
        }
    }
    out_.tag(Entry::other);
    out_.text({});
}

// Number, names with their kinds, and names that it has no longer.
void ValueWriter::write_change(const ClassChange& change) {
    out_.count(change.number);
    out_.count(change.added.size());
    for (const auto& name : change.added) {
        PyObject* const value = PyDict_GetItem(change.type->tp_dict, name.ptr());
        out_.tag(kind_of_entry(text_of(name.ptr()), value == nullptr ? Py_None : value, !looks_up_itself(change.type)));
        write_name(name.ptr());
    }
    out_.count(change.removed.size());
    for (const auto& name : change.removed) write_name(name.ptr());
}

}  // namespace gradebox::harness::bridge
