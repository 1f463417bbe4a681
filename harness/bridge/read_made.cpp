// Values that their class, or an operator, makes of a few others.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// int | str | …
py::object united(const py::object& types) {
    py::object all;
    for (const auto& type : types) {
        if (!PyType_Check(type.ptr()) && !type.is_none() && !Py_IS_TYPE(type.ptr(), &Py_GenericAliasType))
            throw ProtocolError{"a union of what is no class"};
        all = all ? owned(PyNumber_Or(all.ptr(), type.ptr())) : borrowed(type.ptr());
    }
    if (!all) throw ProtocolError{"a union of nothing"};
    return all;
}

// What dict's own method of that name gives for a dict, whatever its class makes of it.
py::object view_of(const py::object& arguments, const std::string& method) {
    if (PyTuple_GET_SIZE(arguments.ptr()) != 1 || !PyDict_Check(PyTuple_GET_ITEM(arguments.ptr(), 0)))
        throw ProtocolError{"a view of no dict"};
    if (method == "proxy") return owned(PyDictProxy_New(PyTuple_GET_ITEM(arguments.ptr(), 0)));
    return py::handle{reinterpret_cast<PyObject*>(&PyDict_Type)}.attr(method.c_str())(*arguments);
}

// A form of typing's, and what stands in its brackets.
py::object in_brackets(const py::object& arguments) {
    if (PyTuple_GET_SIZE(arguments.ptr()) != 2) throw ProtocolError{"no form and its arguments"};
    PyObject* const form = PyTuple_GET_ITEM(arguments.ptr(), 0);
    PyObject* const inside = PyTuple_GET_ITEM(arguments.ptr(), 1);
    if (!well_known_name(form).starts_with("typing:") || !PyTuple_CheckExact(inside) || PyTuple_GET_SIZE(inside) == 0)
        throw ProtocolError{"no form of typing's"};
    return owned(PyObject_GetItem(form, PyTuple_GET_SIZE(inside) == 1 ? PyTuple_GET_ITEM(inside, 0) : inside));
}

// So many bytes of an object, from one on, each so far from the one before.
py::object part_of_memory(const py::object& arguments) {
    if (PyTuple_GET_SIZE(arguments.ptr()) != 4) throw ProtocolError{"no part of memory"};
    PyObject* const object = PyTuple_GET_ITEM(arguments.ptr(), 0);
    if (!PyBytes_CheckExact(object) && !PyByteArray_CheckExact(object)) throw ProtocolError{"a view of no bytes"};
    std::array<std::int64_t, 3> place{};
    for (std::size_t i = 0; i < place.size(); ++i) {
        PyObject* const number = PyTuple_GET_ITEM(arguments.ptr(), static_cast<Py_ssize_t>(i) + 1);
        constexpr std::int64_t kFar = std::int64_t{1} << 31;  // so that no product of two is too large
        place[i] = PyLong_CheckExact(number) ? PyLong_AsLongLong(number) : kFar;
        PyErr_Clear();  // one that is too large is -1
        if (place[i] >= kFar || place[i] <= -kFar) throw ProtocolError{"no place in memory"};
    }
    const auto [begin, count, step] = place;
    if (begin < 0 || count < 0 || step == 0) throw ProtocolError{"no place in memory"};
    const auto end = begin + count * step;
    const auto view = owned(PyMemoryView_FromObject(object));
    return view[py::slice{begin, end < 0 ? std::nullopt : std::optional<py::ssize_t>{end}, step}];
}

}  // namespace

bool may_have_members(std::string_view dotted_name) {
    constexpr std::array<std::string_view, 5> kModules{"http:", "signal:", "socket:", "re:", "inspect:"};
    return std::any_of(kModules.begin(), kModules.end(), [&](auto module) { return dotted_name.starts_with(module); });
}

py::object ValueReader::read_made() {
    const auto name = std::string{in_.text()};
    if (name.starts_with("enum:")) return read_member(name.substr(5));
    constexpr std::array<std::string_view, 29> kMakers{"builtins:range",
                                                       "decimal:Decimal",
                                                       "fractions:Fraction",
                                                       "datetime:date",
                                                       "datetime:time",
                                                       "datetime:datetime",
                                                       "datetime:timedelta",
                                                       "datetime:timezone",
                                                       "uuid:UUID",
                                                       "re:compile",
                                                       "pathlib:PosixPath",
                                                       "pathlib:PurePosixPath",
                                                       "builtins:memoryview",
                                                       "memoryview:part",
                                                       "types:GenericAlias",
                                                       "types:UnionType",
                                                       "dict:keys",
                                                       "dict:values",
                                                       "dict:items",
                                                       "dict:proxy",
                                                       "typing:[]",
                                                       "zoneinfo:ZoneInfo",
                                                       "ipaddress:IPv4Address",
                                                       "ipaddress:IPv6Address",
                                                       "ipaddress:IPv4Network",
                                                       "ipaddress:IPv6Network",
                                                       "ipaddress:IPv4Interface",
                                                       "ipaddress:IPv6Interface",
                                                       "package:data"};
    if (std::find(kMakers.begin(), kMakers.end(), name) == kMakers.end()) throw ProtocolError{"no value's maker"};
    const auto arguments = read();
    if (!PyTuple_CheckExact(arguments.ptr())) throw ProtocolError{"no arguments"};
    if (name == "package:data") return made_of_data(arguments);
    if (name == "types:UnionType") return united(arguments);
    if (name == "typing:[]") return in_brackets(arguments);
    if (name == "memoryview:part") return part_of_memory(arguments);
    if (name.starts_with("dict:")) return view_of(arguments, name.substr(5));
    return owned(PyObject_Call(well_known(name).ptr(), arguments.ptr(), nullptr));
}

// The one member with that value.
py::object ValueReader::read_member(const std::string& class_name) {
    const auto arguments = read();
    const bool is_one = PyTuple_CheckExact(arguments.ptr()) && PyTuple_GET_SIZE(arguments.ptr()) == 1;
    const auto type = may_have_members(class_name) ? well_known(class_name) : py::object{};
    const auto enumeration = py::module_::import("enum").attr("Enum");
    if (!is_one || !type || !PyType_Check(type.ptr()) ||
        PyType_IsSubtype(as_type(type.ptr()), as_type(py::object{enumeration}.ptr())) == 0)
        throw ProtocolError{"no member"};
    PyObject* const value = PyTuple_GET_ITEM(arguments.ptr(), 0);
    if (!PyLong_CheckExact(value) && !PyUnicode_CheckExact(value)) throw ProtocolError{"no member's value"};
    return owned(PyObject_CallOneArg(type.ptr(), value));
}

}  // namespace gradebox::harness::bridge
