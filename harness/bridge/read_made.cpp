// Values that their class, or an operator, makes of a few others.
#include <algorithm>
#include <array>
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
    return py::handle{reinterpret_cast<PyObject*>(&PyDict_Type)}.attr(method.c_str())(*arguments);
}

}  // namespace

py::object ValueReader::read_made() {
    const auto name = std::string{in_.text()};
    constexpr std::array<std::string_view, 18> kMakers{
        "builtins:range",    "decimal:Decimal",       "fractions:Fraction",  "datetime:date",      "datetime:time",
        "datetime:datetime", "datetime:timedelta",    "datetime:timezone",   "uuid:UUID",          "re:compile",
        "pathlib:PosixPath", "pathlib:PurePosixPath", "builtins:memoryview", "types:GenericAlias", "types:UnionType",
        "dict:keys",         "dict:values",           "dict:items"};
    if (std::find(kMakers.begin(), kMakers.end(), name) == kMakers.end()) throw ProtocolError{"no value's maker"};
    const auto arguments = read();
    if (!PyTuple_CheckExact(arguments.ptr())) throw ProtocolError{"no arguments"};
    if (name == "types:UnionType") return united(arguments);
    if (name.starts_with("dict:")) return view_of(arguments, name.substr(5));
    return owned(PyObject_Call(well_known(name).ptr(), arguments.ptr(), nullptr));
}

}  // namespace gradebox::harness::bridge
