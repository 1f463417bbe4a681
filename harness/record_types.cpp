// Values of declared types: the fields of Record in harness/value.hpp say what each is made of.
#include <Python.h>

#include <array>
#include <stdexcept>

#include "harness/object_codec.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// How the fields of a library type are read, and which callable makes it again.
struct LibraryType {
    std::string_view name;
    std::array<const char*, 3> fields;      // names on the wire
    std::array<const char*, 3> attributes;  // of the object; "" is str(object), "()" calls isoformat
    const char* constructor;                // "" is the type itself
};

constexpr std::array kLibraryTypes{
    LibraryType{"decimal.Decimal", {"text"}, {""}, ""},
    LibraryType{"fractions.Fraction", {"numerator", "denominator"}, {"numerator", "denominator"}, ""},
    LibraryType{"datetime.date", {"iso"}, {"()"}, "fromisoformat"},
    LibraryType{"datetime.time", {"iso"}, {"()"}, "fromisoformat"},
    LibraryType{"datetime.datetime", {"iso"}, {"()"}, "fromisoformat"},
    LibraryType{"datetime.timedelta", {"days", "seconds", "microseconds"}, {"days", "seconds", "microseconds"}, ""},
};

const LibraryType* find_library_type(std::string_view name) {
    for (const auto& type : kLibraryTypes)
        if (type.name == name) return &type;
    return nullptr;
}

py::object field(PyObject* object, std::string_view attribute) {
    PyObject* value = attribute.empty()   ? PyObject_Str(object)
                      : attribute == "()" ? PyObject_CallMethod(object, "isoformat", nullptr)
                                          : PyObject_GetAttrString(object, std::string{attribute}.c_str());
    return py::reinterpret_steal<py::object>(value);
}

bool write_library(PyObject* object, const LibraryType& type, RoomWriter& out, ObjectEncoder& encoder) {
    std::vector<std::pair<const char*, py::object>> fields;
    for (std::size_t i = 0; i < type.fields.size() && type.fields[i] != nullptr; ++i) {
        auto value = field(object, type.attributes[i]);
        if (!value) return PyErr_Clear(), false;
        fields.emplace_back(type.fields[i], std::move(value));
    }
    out.tag(ValueTag::record);
    out.text(type.name);
    out.count(fields.size());
    for (const auto& [name, value] : fields) {
        out.text(name);
        encoder.write(value.ptr());
    }
    return true;
}

// A dataclass by the names in __dataclass_fields__, an Enum member by name and value.
bool write_own(PyObject* object, const std::string& name, RoomWriter& out, ObjectEncoder& encoder) {
    std::vector<std::string> names;
    PyObject* fields = PyDict_GetItemString(Py_TYPE(object)->tp_dict, "__dataclass_fields__");
    if (fields != nullptr && PyDict_CheckExact(fields)) {
        PyObject* key = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(fields, &position, &key, nullptr) != 0) names.push_back(text_of(key));
    } else {
        names = {"name", "value"};
    }
    std::vector<py::object> values;
    for (const auto& attribute : names) {
        values.push_back(py::reinterpret_steal<py::object>(PyObject_GetAttrString(object, attribute.c_str())));
        if (!values.back()) return PyErr_Clear(), false;
    }
    out.tag(ValueTag::record);
    out.text(name);
    out.count(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        out.text(names[i]);
        encoder.write(values[i].ptr());
    }
    return true;
}

}  // namespace

RecordTypes::RecordTypes(const std::vector<std::string_view>& names) {
    for (const auto name : names) {
        const auto* type = find_library_type(name);
        if (type == nullptr) {
            own_.emplace_back(name);
            continue;
        }
        const std::string module{name.substr(0, name.rfind('.'))};
        const std::string attribute{name.substr(name.rfind('.') + 1)};
        library_.emplace_back(std::string{name}, py::module_::import(module.c_str()).attr(attribute.c_str()));
    }
}

bool RecordTypes::write(PyObject* object, RoomWriter& out, ObjectEncoder& encoder) const {
    auto* type = reinterpret_cast<PyObject*>(Py_TYPE(object));
    for (const auto& [name, known] : library_)
        if (known.ptr() == type) return write_library(object, *find_library_type(name), out, encoder);
    if (own_.empty()) return false;
    const auto name = type_name(Py_TYPE(object));
    for (const auto& own : own_)
        if (own == name) return write_own(object, name, out, encoder);
    return false;
}

py::object RecordTypes::make(std::string_view type_name, const std::vector<py::object>& fields) const {
    for (const auto& [name, type] : library_) {
        if (name != type_name) continue;
        const std::string_view constructor{find_library_type(name)->constructor};
        auto arguments = py::tuple(fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) arguments[i] = fields[i];
        return constructor.empty() ? py::object{type(*arguments)} : py::object{type.attr("fromisoformat")(*arguments)};
    }
    throw std::runtime_error{"arguments of type " + std::string{type_name} + " are not supported"};
}

}  // namespace gradebox::harness
