// Values that their class, one of the library, makes of a few others.
#include <Python.h>

#include <algorithm>
#include <array>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// Values that their class makes of a few others, and that never change.
struct MadeTypes {
    py::object decimal, fraction, date, time, datetime, timedelta, timezone, uuid, pattern;
    std::vector<py::object> paths;

    bool has(PyTypeObject* type) const {
        const auto is = [&](const py::object& one) { return one.ptr() == reinterpret_cast<PyObject*>(type); };
        const std::array<const py::object*, 9> types{&decimal,   &fraction, &date, &time,   &datetime,
                                                     &timedelta, &timezone, &uuid, &pattern};
        return std::any_of(types.begin(), types.end(), [&](const auto* one) { return is(*one); }) ||
               std::any_of(paths.begin(), paths.end(), is);
    }

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

// What both sides share, and which of its bytes are viewed; else a copy of these.
Recipe recipe_of_memory(PyObject* view) {
    const Py_buffer& buffer = *PyMemoryView_GET_BUFFER(view);
    const bool is_shared =
        buffer.obj != nullptr && (PyBytes_CheckExact(buffer.obj) || PyByteArray_CheckExact(buffer.obj));
    const bool is_of_bytes = buffer.ndim == 1 && buffer.itemsize == 1 &&
                             (buffer.format == nullptr || std::string_view{buffer.format} == "B");
    if (!is_shared || !is_of_bytes) return {"builtins:memoryview", py::make_tuple(owned(PyBytes_FromObject(view)))};
    const char* const first =
        PyBytes_CheckExact(buffer.obj) ? PyBytes_AS_STRING(buffer.obj) : PyByteArray_AS_STRING(buffer.obj);
    const auto begin = buffer.len == 0 ? 0 : static_cast<const char*>(buffer.buf) - first;
    return {"memoryview:part", py::make_tuple(borrowed(buffer.obj), begin, buffer.shape[0], buffer.strides[0])};
}

// Of a MappingProxyType: a dict that is no class's; null: another.
PyObject* plain_dict_behind(PyObject* proxy) {
    struct MappingProxy {  // mappingproxyobject of CPython's descrobject.c
        PyObject head;
        PyObject* mapping;
    };
    PyObject* const mapping = reinterpret_cast<MappingProxy*>(proxy)->mapping;
    return PyDict_CheckExact(mapping) && PyDict_GetItemString(mapping, "__module__") == nullptr ? mapping : nullptr;
}

// A view of a dict is the dict, and what of it is seen.
std::optional<Recipe> recipe_of_view(PyObject* object) {
    if (Py_IS_TYPE(object, &PyDictProxy_Type)) {
        PyObject* const dict = plain_dict_behind(object);
        return dict == nullptr ? std::nullopt : std::optional{Recipe{"dict:proxy", py::make_tuple(borrowed(dict))}};
    }
    const char* const maker = PyDictKeys_Check(object) && Py_IS_TYPE(object, &PyDictKeys_Type)       ? "dict:keys"
                              : PyDictValues_Check(object) && Py_IS_TYPE(object, &PyDictValues_Type) ? "dict:values"
                              : PyDictItems_Check(object) && Py_IS_TYPE(object, &PyDictItems_Type)   ? "dict:items"
                                                                                                     : nullptr;
    if (maker == nullptr) return std::nullopt;
    auto* const dict = reinterpret_cast<PyObject*>(reinterpret_cast<_PyDictViewObject*>(object)->dv_dict);
    return Recipe{maker, py::make_tuple(borrowed(dict))};
}

// Union[int, str], List[int], Literal["a"]: what typing makes of one of its own forms.
std::optional<Recipe> recipe_of_typing(PyObject* object) {
    static const auto* const typing = new py::module_{py::module_::import("typing")};
    static const auto* const aliases = new std::vector<py::object>{
        typing->attr("_GenericAlias"), typing->attr("_UnionGenericAlias"), typing->attr("_LiteralGenericAlias")};
    const auto is_its_type = [&](const py::object& type) {
        return type.ptr() == reinterpret_cast<PyObject*>(Py_TYPE(object));
    };
    if (std::none_of(aliases->begin(), aliases->end(), is_its_type)) return std::nullopt;
    const auto alias = borrowed(object);
    py::object form = alias.attr("__origin__");
    if (well_known_name(form.ptr()).rfind("typing:", 0) != 0) {
        const py::object name = alias.attr("_name");
        form = name.is_none() ? py::object{} : py::getattr(*typing, name, py::none());
    }
    const auto arguments = py::tuple(alias.attr("__args__"));
    if (!form || well_known_name(form.ptr()).rfind("typing:", 0) != 0 || arguments.empty()) return std::nullopt;
    return Recipe{"typing:[]", py::make_tuple(form, arguments)};
}

// Of classes in modules that are seldom imported.
std::optional<Recipe> recipe_by_name(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    const auto name = well_known_name(reinterpret_cast<PyObject*>(type));
    if (name == "zoneinfo:ZoneInfo") {
        const py::object key = borrowed(object).attr("key");
        return key.is_none() ? std::nullopt : std::optional{Recipe{name, py::make_tuple(key)}};
    }
    static const auto* const enumeration = new py::object{py::module_::import("enum").attr("Enum")};
    if (may_have_members(name) && py::isinstance(borrowed(object), *enumeration))
        return Recipe{"enum:" + name, py::make_tuple(borrowed(object).attr("value"))};
    constexpr std::array<std::string_view, 6> kTexts{"ipaddress:IPv4Address",   "ipaddress:IPv6Address",
                                                     "ipaddress:IPv4Network",   "ipaddress:IPv6Network",
                                                     "ipaddress:IPv4Interface", "ipaddress:IPv6Interface"};
    if (std::find(kTexts.begin(), kTexts.end(), name) == kTexts.end()) return std::nullopt;
    return Recipe{name, py::make_tuple(py::str(borrowed(object)))};
}

std::optional<Recipe> recipe_of(PyObject* object) {
    if (auto data = package_data(object)) return Recipe{"package:data", std::move(data)};
    if (auto recipe = recipe_of_view(object)) return recipe;
    if (Py_IS_TYPE(object, &PyRange_Type))
        return Recipe{"builtins:range", attributes(object, {"start", "stop", "step"})};
    if (Py_IS_TYPE(object, &Py_GenericAliasType))
        return Recipe{"types:GenericAlias", attributes(object, {"__origin__", "__args__"})};
    if (is_builtin(Py_TYPE(object)) && std::string_view{Py_TYPE(object)->tp_name} == "types.UnionType")
        return Recipe{"types:UnionType", borrowed(object).attr("__args__")};
    if (PyMemoryView_Check(object)) return recipe_of_memory(object);
    if (is_builtin(Py_TYPE(object)) &&
        std::string_view{"drz"}.find(Py_TYPE(object)->tp_name[0]) == std::string_view::npos)
        return std::nullopt;
    if (auto recipe = recipe_of_typing(object)) return recipe;
    const MadeTypes& types = MadeTypes::get();
    const auto is = [&](const py::object& type) { return reinterpret_cast<PyObject*>(Py_TYPE(object)) == type.ptr(); };
    if (is(types.decimal)) return Recipe{"decimal:Decimal", py::make_tuple(py::str(borrowed(object)))};
    if (is(types.fraction)) return Recipe{"fractions:Fraction", attributes(object, {"numerator", "denominator"})};
    if (is(types.date)) return Recipe{"datetime:date", attributes(object, {"year", "month", "day"})};
    if (is(types.timedelta))
        return Recipe{"datetime:timedelta", attributes(object, {"days", "seconds", "microseconds"})};
    // A fold has no place among the arguments but that of a pickle.
    if ((is(types.time) || is(types.datetime)) && py::cast<int>(borrowed(object).attr("fold")) != 0)
        return Recipe{is(types.time) ? "datetime:time" : "datetime:datetime",
                      borrowed(object).attr("__reduce_ex__")(4)[py::int_{1}]};
    if (is(types.time))
        return Recipe{"datetime:time", attributes(object, {"hour", "minute", "second", "microsecond", "tzinfo"})};
    if (is(types.datetime))
        return Recipe{"datetime:datetime", attributes(object, {"year", "month", "day", "hour", "minute", "second",
                                                               "microsecond", "tzinfo"})};
    if (is(types.timezone))
        return Recipe{"datetime:timezone", owned(PyObject_CallMethod(object, "__getinitargs__", nullptr))};
    if (is(types.pattern)) return Recipe{"re:compile", attributes(object, {"pattern", "flags"})};
    if (is(types.uuid)) return Recipe{"uuid:UUID", py::make_tuple(py::str(borrowed(object)))};
    if (auto recipe = recipe_by_name(object)) return recipe;
    for (const auto& path : types.paths)
        if (is(path))
            return Recipe{"pathlib:" + py::cast<std::string>(path.attr("__name__")),
                          py::make_tuple(py::str(borrowed(object)))};
    return std::nullopt;
}

}  // namespace

// As the builtin class says it, whatever the object's own makes of that.
py::object made_content(PyObject* object) {
    const auto& types = MadeTypes::get();
    const auto type = borrowed(reinterpret_cast<PyObject*>(builtin_base(Py_TYPE(object))));
    if (type.is(types.decimal)) return type(borrowed(object));
    const bool has_fold = type.is(types.time) || type.is(types.datetime);
    const py::tuple reduced =
        has_fold ? type.attr("__reduce_ex__")(borrowed(object), 4) : type.attr("__reduce__")(borrowed(object));
    return type(*py::tuple(reduced[1]));
}

py::object made_of_content(PyTypeObject* type, const py::object& content) {
    const py::tuple arguments = content.attr("__reduce_ex__")(4)[py::int_{1}];
    return owned(builtin_base(type)->tp_new(type, arguments.ptr(), nullptr));
}

bool is_made_value(PyObject* object) {
    return MadeTypes::get().has(Py_TYPE(object));
}

bool ValueWriter::write_made(PyObject* object) {
    // Types that nobody is meant to look into, such as that of code.co_lines(), are left half made.
    check(Py_TYPE(object)->tp_dict == nullptr ? PyType_Ready(Py_TYPE(object)) : 0);
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
    if (write_well_known(object)) return true;
    const auto recipe = recipe_of(object);
    if (!recipe) return false;
    out_.tag(Tag::made);
    out_.text(recipe->maker);
    // A time's zone is the one that it was.
    const py::tuple arguments = recipe->arguments;
    out_.tag(Tag::tuple);
    out_.count(arguments.size());
    for (const auto& argument : arguments)
        is_made_value(argument.ptr()) ? write_one(argument.ptr()) : write(argument.ptr());
    return true;
}

}  // namespace gradebox::harness::bridge
