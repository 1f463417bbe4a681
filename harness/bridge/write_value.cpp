#include <Python.h>
#include <frameobject.h>

#include <array>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

PyTypeObject* as_type(PyObject* object) {
    return reinterpret_cast<PyTypeObject*>(object);
}

struct ContentType {
    PyTypeObject* type;
    Content content;
};
const std::array<ContentType, 11>& content_types() {
    static const std::array<ContentType, 11> types{{{&PyList_Type, Content::list},
                                                    {&PyDict_Type, Content::dict},
                                                    {&PySet_Type, Content::set},
                                                    {&PyByteArray_Type, Content::byte_array},
                                                    {&PyLong_Type, Content::integer},
                                                    {&PyFloat_Type, Content::real},
                                                    {&PyComplex_Type, Content::complex},
                                                    {&PyUnicode_Type, Content::str},
                                                    {&PyBytes_Type, Content::bytes},
                                                    {&PyTuple_Type, Content::tuple},
                                                    {&PyFrozenSet_Type, Content::frozen_set}}};
    return types;
}

constexpr std::size_t kShownFrames = 100;

bool is_builtin(PyTypeObject* type) {
    return !(type->tp_flags & Py_TPFLAGS_HEAPTYPE);
}
bool is_exception_type(PyTypeObject* type) {
    return PyType_IsSubtype(type, as_type(PyExc_BaseException));
}

// Values that their class makes of a few others, and that never change.
struct MadeTypes {
    py::object decimal, fraction, date, time, datetime, timedelta, timezone, uuid, pattern;
    std::vector<py::object> paths;

    static const MadeTypes& get() {
        static const MadeTypes* const types = [] {
            const auto datetime = py::module_::import("datetime");
            const auto pathlib = py::module_::import("pathlib");
            return new MadeTypes{py::module_::import("decimal").attr("Decimal"),
                                 py::module_::import("fractions").attr("Fraction"),
                                 datetime.attr("date"),
                                 datetime.attr("time"),
                                 datetime.attr("datetime"),
                                 datetime.attr("timedelta"),
                                 datetime.attr("timezone"),
                                 py::module_::import("uuid").attr("UUID"),
                                 py::module_::import("re").attr("Pattern"),
                                 {pathlib.attr("PosixPath"), pathlib.attr("PurePosixPath")}};
        }();
        return *types;
    }
};

struct Recipe {
    std::string maker;  // a well-known class
    py::object arguments;
};

py::object attributes(PyObject* object, std::initializer_list<const char*> names) {
    py::list values;
    for (const char* name : names) values.append(borrowed(object).attr(name));
    return owned(PyList_AsTuple(values.ptr()));
}

std::optional<Recipe> recipe_of(PyObject* object) {
    if (Py_IS_TYPE(object, &PyRange_Type))
        return Recipe{"builtins:range", attributes(object, {"start", "stop", "step"})};
    if (is_builtin(Py_TYPE(object)) && Py_TYPE(object)->tp_name[0] != 'd' && Py_TYPE(object)->tp_name[0] != 'r')
        return std::nullopt;
    const MadeTypes& types = MadeTypes::get();
    const auto is = [&](const py::object& type) { return reinterpret_cast<PyObject*>(Py_TYPE(object)) == type.ptr(); };
    if (is(types.decimal)) return Recipe{"decimal:Decimal", py::make_tuple(py::str(borrowed(object)))};
    if (is(types.fraction)) return Recipe{"fractions:Fraction", attributes(object, {"numerator", "denominator"})};
    if (is(types.date)) return Recipe{"datetime:date", attributes(object, {"year", "month", "day"})};
    if (is(types.timedelta))
        return Recipe{"datetime:timedelta", attributes(object, {"days", "seconds", "microseconds"})};
    if (is(types.time))
        return Recipe{"datetime:time", attributes(object, {"hour", "minute", "second", "microsecond", "tzinfo"})};
    if (is(types.datetime))
        return Recipe{"datetime:datetime", attributes(object, {"year", "month", "day", "hour", "minute", "second",
                                                               "microsecond", "tzinfo"})};
    if (is(types.timezone))
        return Recipe{"datetime:timezone", owned(PyObject_CallMethod(object, "__getinitargs__", nullptr))};
    if (is(types.pattern)) return Recipe{"re:compile", attributes(object, {"pattern", "flags"})};
    if (is(types.uuid)) return Recipe{"uuid:UUID", py::make_tuple(py::str(borrowed(object)))};
    for (const auto& path : types.paths)
        if (is(path))
            return Recipe{"pathlib:" + py::cast<std::string>(path.attr("__name__")),
                          py::make_tuple(py::str(borrowed(object)))};
    return std::nullopt;
}

// Attributes that would keep the class from being made here, or that are about the making.
bool is_own_affair(std::string_view name) {
    constexpr std::array<std::string_view, 28> kNames{"__new__",          "__getattribute__",  "__getattr__",
                                                      "__setattr__",      "__delattr__",       "__class__",
                                                      "__dict__",         "__weakref__",       "__slots__",
                                                      "__del__",          "__doc__",           "__module__",
                                                      "__qualname__",     "__name__",          "__init_subclass__",
                                                      "__subclasshook__", "__prepare__",       "__mro_entries__",
                                                      "__reduce__",       "__reduce_ex__",     "__getstate__",
                                                      "__sizeof__",       "__class_getitem__", "__instancecheck__",
                                                      "_abc_impl",        "__subclasscheck__", "__abstractmethods__",
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

// Whether an attribute of its own hides a method of its class.
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

struct Description {
    std::vector<PyTypeObject*> bases;
    std::vector<PyTypeObject*> ancestors;
    std::vector<PyTypeObject*> sources;  // of entries, nearest first
};

// A class of the library is not described: what it gives is said of the class that derives from it.
bool is_of_library(PyTypeObject* type) {
    return !well_known_name(reinterpret_cast<PyObject*>(type)).empty();
}

// Not a class of C, whose functions take its instances to be laid out as it says.
bool is_made_in_python(PyTypeObject* type) {
    static const auto* const example =
        reinterpret_cast<PyTypeObject*>(py::object{py::module_::import("abc").attr("ABC")}.release().ptr());
    return type->tp_dealloc == example->tp_dealloc;
}

Description relations(PyTypeObject* type, Content content) {
    Description result;
    result.sources.push_back(type);
    bool has_content_base = false;
    const auto has_content = [](PyTypeObject* base) { return content_of(base) != Content::none; };
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_bases); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_bases, i));
        const bool is_content = is_builtin(base) && has_content(base);
        if (!is_content && (is_builtin(base) || is_of_library(base))) continue;
        result.bases.push_back(base);
        has_content_base = has_content_base || has_content(base);
    }
    PyTypeObject* content_base = nullptr;
    for (Py_ssize_t i = 1; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* const base = as_type(PyTuple_GET_ITEM(type->tp_mro, i));
        if (base == &PyBaseObject_Type) continue;
        if (is_builtin(base)) {
            if (content == Content::none)
                result.sources.push_back(base);  // such as a generator's
            else if (content_base == nullptr && has_content(base))
                content_base = base;
            continue;
        }
        if (!is_of_library(base)) continue;
        if (is_made_in_python(base)) result.ancestors.push_back(base);
        result.sources.push_back(base);
    }
    if (content_base != nullptr && !has_content_base) result.bases.push_back(content_base);
    return result;
}

}  // namespace

Content content_of(PyTypeObject* type) {
    if (is_exception_type(type)) return Content::exception;
    for (const auto& [base, content] : content_types())
        if (PyType_IsSubtype(type, base)) return content;
    return Content::none;
}

void ValueWriter::write(PyObject* object) {
    if (write_atom(object)) return;
    if (++depth_ > kMaxDepth) throw std::runtime_error{"values within values, too deep to be handed over"};
    if (!write_known(object) && !write_container(object) && !write_made(object)) write_object(object);
    --depth_;
}

bool ValueWriter::write_atom(PyObject* object) {
    if (PyLong_CheckExact(object)) return write_int(object), true;
    if (PyUnicode_CheckExact(object)) return write_str(object), true;
    if (object == Py_None) return out_.tag(Tag::none), true;
    if (object == Py_True) return out_.tag(Tag::true_), true;
    if (object == Py_False) return out_.tag(Tag::false_), true;
    if (object == Py_Ellipsis) return out_.tag(Tag::ellipsis), true;
    if (object == Py_NotImplemented) return out_.tag(Tag::not_implemented), true;
    if (PyFloat_CheckExact(object)) {
        out_.tag(Tag::real);
        out_.real(PyFloat_AS_DOUBLE(object));
        return true;
    }
    if (PyBytes_CheckExact(object)) {
        out_.tag(Tag::bytes);
        out_.text({PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))});
        return true;
    }
    if (PyComplex_CheckExact(object)) {
        out_.tag(Tag::complex);
        out_.real(PyComplex_RealAsDouble(object));
        out_.real(PyComplex_ImagAsDouble(object));
        return true;
    }
    return false;
}

void ValueWriter::write_int(PyObject* object) {
    int overflow = 0;
    const long long small = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (overflow == 0) {
        out_.tag(Tag::integer);
        return out_.integer(small);
    }
    const auto magnitude = owned(overflow < 0 ? PyNumber_Negative(object) : PyNumber_Positive(object));
    std::string bytes((_PyLong_NumBits(object) + 7) / 8, '\0');
    check(_PyLong_AsByteArray(reinterpret_cast<PyLongObject*>(magnitude.ptr()),
                              reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), 1, 0));
    out_.tag(Tag::big_int);
    write_flag(overflow < 0);
    out_.text(bytes);
}

void ValueWriter::write_str(PyObject* object) {
    out_.tag(Tag::str);
    write_name(object);
}

void ValueWriter::write_name(PyObject* name) {
    Py_ssize_t size = 0;
    if (const char* text = PyUnicode_AsUTF8AndSize(name, &size))
        return out_.text({text, static_cast<std::size_t>(size)});
    PyErr_Clear();
    out_.text(text_of(name));
}

// What the other side has, or has been told of.
bool ValueWriter::write_known(PyObject* object) {
    if (const auto number = bridge_.objects().number_of(object)) {
        out_.tag(Tag::yours);
        out_.count(*number);
        return true;
    }
    if (Py_IS_TYPE(object, bridge_.mirrors().method_type())) {
        const auto* const method = reinterpret_cast<Method*>(object);
        const auto number = bridge_.objects().number_of(method->self);
        if (!number) return false;
        out_.tag(Tag::bound);
        out_.count(*number);
        out_.count(method->class_number);
        write_name(method->name);
        return true;
    }
    if (const auto number = bridge_.replicas().number_of(object)) {
        out_.tag(Tag::known_replica);
        out_.count(*number);
        return true;
    }
    return false;
}

bool ValueWriter::write_container(PyObject* object) {
    const bool is_tuple = PyTuple_CheckExact(object);
    if (is_tuple || PyFrozenSet_CheckExact(object)) {
        out_.tag(is_tuple ? Tag::tuple : Tag::frozen_set);
        out_.count(static_cast<std::uint64_t>(is_tuple ? PyTuple_GET_SIZE(object) : PySet_GET_SIZE(object)));
        if (is_tuple) {
            for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(object); ++i) write(PyTuple_GET_ITEM(object, i));
            return true;
        }
        PyObject* item = nullptr;
        Py_ssize_t position = 0;
        Py_hash_t hash = 0;
        while (_PySet_NextEntry(object, &position, &item, &hash) != 0) write(item);
        return true;
    }
    const auto kind = replica_kind(object);
    if (!kind) return false;
    const auto number = bridge_.replicas().add(object, *kind);
    out_.tag(Tag::replica);
    write_replica(number, *bridge_.replicas().find(number));
    return true;
}

// Number, kind, what its maker needs, and its contents.
void ValueWriter::write_replica(std::uint64_t number, Replica& replica) {
    out_.count(number);
    out_.tag(replica.kind());
    if (replica.kind() == ReplicaKind::deque) write(borrowed(replica.object()).attr("maxlen").ptr());
    if (replica.kind() == ReplicaKind::default_dict) write(borrowed(replica.object()).attr("default_factory").ptr());
    write_changed(number, replica);
}

void ValueWriter::write_changed(std::uint64_t, Replica& replica) {
    bridge_.replicas().settle(replica);
    if (replica.kind() == ReplicaKind::byte_array) return out_.text(replica.bytes());
    // What is written may be a container for the first time, which adds to the replicas: none of them moves.
    write_items(replica.settled());
}

void ValueWriter::write_items(const Contents& contents) {
    out_.count(contents.size());
    for (const auto& item : contents) write(item.ptr());
}

bool ValueWriter::write_made(PyObject* object) {
    if (PySlice_Check(object)) {
        out_.tag(Tag::slice);
        for (const char* part : {"start", "stop", "step"}) write(borrowed(object).attr(part).ptr());
        return true;
    }
    if (PyTraceBack_Check(object)) {
        out_.tag(Tag::traceback);
        write_traceback(object);
        return true;
    }
    if (PyType_Check(object)) return write_class(as_type(object)), true;
    if (PyExceptionInstance_Check(object)) return write_exception(object), true;
    if (auto name = well_known_name(object); !name.empty() && Guard{other(bridge_.side())}.is_well_known(name)) {
        out_.tag(Tag::well_known);
        out_.text(name);
        return true;
    }
    const auto recipe = recipe_of(object);
    if (!recipe) return false;
    out_.tag(Tag::made);
    out_.text(recipe->maker);
    write(recipe->arguments.ptr());
    return true;
}

void ValueWriter::write_class(PyTypeObject* type) {
    auto* const object = reinterpret_cast<PyObject*>(type);
    if (const auto* const mirror = bridge_.mirrors().of(type)) {
        out_.tag(Tag::yours);
        return out_.count(mirror->number);
    }
    if (const auto name = well_known_name(object); !name.empty() && Guard{other(bridge_.side())}.is_well_known(name)) {
        out_.tag(Tag::well_known);
        return out_.text(name);
    }
    bridge_.guard().give(object);
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
    out_.tag(known ? Tag::class_ : Tag::new_class);
    out_.count(number);
    if (!known) describe(number, type);
}

void ValueWriter::describe(std::uint64_t, PyTypeObject* type) {
    const auto content = content_of(type);
    const auto [bases, ancestors, sources] = relations(type, content);
    const auto object = borrowed(reinterpret_cast<PyObject*>(type));
    PyTypeObject* const meta = Py_TYPE(type);
    write_name(object.attr("__name__").ptr());
    write_name(object.attr("__qualname__").ptr());
    const auto module = py::str(object.attr("__module__"));
    write_name(module.ptr());
    write_flag(meta != &PyType_Type);
    write_flag(meta->tp_iter != nullptr ||
               (meta->tp_as_mapping != nullptr &&
                (meta->tp_as_mapping->mp_subscript != nullptr || meta->tp_as_mapping->mp_length != nullptr)));
    out_.text(well_known_name(object.ptr()));
    out_.text(meta == &PyType_Type ? std::string{} : well_known_name(reinterpret_cast<PyObject*>(meta)));
    out_.tag(content);
    out_.count(bases.size());
    for (auto* const base : bases) write_class(base);
    out_.count(ancestors.size());
    for (auto* const ancestor : ancestors) out_.text(well_known_name(reinterpret_cast<PyObject*>(ancestor)));
    const bool plain = !looks_up_itself(type);
    py::set seen;
    for (auto* const source : sources) {
        PyObject *name = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(source->tp_dict, &position, &name, &value) != 0) {
            const auto text = text_of(name);
            if (text.empty() || is_own_affair(text) || !bridge_.guard().describes(text) ||
                seen.contains(borrowed(name)))
                continue;
            seen.add(borrowed(name));
            const bool callable =
                PyFunction_Check(value) ? plain || is_operator(text) : is_function(value) && is_operator(text);
            out_.tag(value == Py_None ? Entry::none : callable ? Entry::function : Entry::other);
            write_name(name);
        }
    }
    out_.tag(Entry::other);
    out_.text({});
}

// What a builtin exception holds beside its arguments: SyntaxError.offset, OSError.errno, StopIteration.value, …
void add_members(PyObject* exception, py::dict& told) {
    for (PyTypeObject* type = Py_TYPE(exception); type != as_type(PyExc_BaseException); type = type->tp_base) {
        if (!is_builtin(type)) continue;
        PyObject *name = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(type->tp_dict, &position, &name, &value) != 0) {
            if (!Py_IS_TYPE(value, &PyMemberDescr_Type)) continue;
            const auto member = owned(PyObject_GenericGetAttr(exception, name));
            if (!member.is_none()) check(PyDict_SetItem(told.ptr(), name, member.ptr()));
        }
    }
}

// Function, file and line of each entry, outermost first; of the test's side nothing.
void ValueWriter::write_traceback(PyObject* traceback) {
    std::vector<std::tuple<std::string, std::string, int>> entries;
    if (bridge_.side() == Side::candidate) {
        for (auto* entry = reinterpret_cast<PyTracebackObject*>(traceback);
             entry != nullptr && entries.size() < kShownFrames; entry = entry->tb_next) {
            const auto code =
                py::reinterpret_steal<py::object>(reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame)));
            const auto* const object = reinterpret_cast<PyCodeObject*>(code.ptr());
            entries.emplace_back(text_of(object->co_name), text_of(object->co_filename), entry->tb_lineno);
        }
    }
    out_.count(entries.size());
    for (const auto& [function, file, line] : entries) {
        out_.text(function);
        out_.text(file);
        out_.integer(line);
    }
}

void ValueWriter::write_exception(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    auto arguments = borrowed(reinterpret_cast<PyBaseExceptionObject*>(object)->args);
    // Of OSError the file's name is in no args.
    if (is_builtin(type) && PyType_IsSubtype(type, as_type(PyExc_OSError))) {
        const auto reduced = owned(PyObject_CallMethod(object, "__reduce__", nullptr));
        arguments = reduced[py::int_{1}];
    }
    out_.tag(Tag::exception);
    out_.count(bridge_.objects().send(object));
    write_class(type);
    write(arguments.ptr());
    const auto cause = py::reinterpret_steal<py::object>(PyException_GetCause(object));
    const auto context = py::reinterpret_steal<py::object>(PyException_GetContext(object));
    write(cause ? cause.ptr() : Py_None);
    write(context && !context.is(cause) ? context.ptr() : Py_None);
    write_flag(reinterpret_cast<PyBaseExceptionObject*>(object)->suppress_context != 0);
    const auto traceback = py::reinterpret_steal<py::object>(PyException_GetTraceback(object));
    write_traceback(traceback && PyTraceBack_Check(traceback.ptr()) ? traceback.ptr() : nullptr);
    // The attributes of one that the other side makes anew; those of others stay here.
    PyObject* const attributes = reinterpret_cast<PyBaseExceptionObject*>(object)->dict;
    const bool travels = is_builtin(type) || is_of_library(type);
    auto told = py::reinterpret_steal<py::dict>(
        travels && attributes != nullptr ? owned(PyDict_Copy(attributes)).release().ptr() : PyDict_New());
    add_members(object, told);
    out_.count(told.size());
    for (const auto& [name, value] : told) {
        write_name(name.ptr());
        write(value.ptr());
    }
}

void ValueWriter::write_object(PyObject* object) {
    const auto content = content_of(Py_TYPE(object));
    out_.tag(Tag::mine);
    out_.count(bridge_.objects().send(object));
    write_described_class(Py_TYPE(object));
    write_flag(hides_methods(object));
    write_content(content, object);
}

void ValueWriter::write_content(Content content, PyObject* object) {
    switch (content) {
        case Content::none:
        case Content::exception:
            return;
        case Content::integer:
            return write_int(object);
        case Content::str:
            return write_str(object);
        case Content::real:
            return write(owned(PyFloat_FromDouble(PyFloat_AS_DOUBLE(object))).ptr());
        case Content::complex:
            return write(owned(PyComplex_FromCComplex(reinterpret_cast<PyComplexObject*>(object)->cval)).ptr());
        case Content::bytes:
            return write(owned(PyBytes_FromStringAndSize(PyBytes_AS_STRING(object), PyBytes_GET_SIZE(object))).ptr());
        case Content::tuple:
            return write(owned(PyTuple_GetSlice(object, 0, PY_SSIZE_T_MAX)).ptr());
        case Content::frozen_set:
            return write(owned(PyFrozenSet_New(object)).ptr());
        case Content::list:
        case Content::dict:
        case Content::set:
        case Content::byte_array:
            break;
    }
    const auto kind = content == Content::list   ? ReplicaKind::list
                      : content == Content::dict ? ReplicaKind::dict
                      : content == Content::set  ? ReplicaKind::set
                                                 : ReplicaKind::byte_array;
    auto number = bridge_.replicas().number_of(object);
    write_flag(!number);
    if (number) return;
    number = bridge_.replicas().add(object, kind);
    write_replica(*number, *bridge_.replicas().find(*number));
}

void ValueWriter::write_arguments(const CallArguments& arguments) {
    out_.count(arguments.positional);
    const auto named = arguments.count() - arguments.positional;
    out_.count(named);
    for (std::size_t i = 0; i < named; ++i) write_name(PyTuple_GET_ITEM(arguments.names, static_cast<Py_ssize_t>(i)));
    for (std::size_t i = 0; i < arguments.count(); ++i) write(arguments.values[i]);
}

}  // namespace gradebox::harness::bridge
