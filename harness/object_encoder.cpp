#include <Python.h>

#include "harness/object_codec.hpp"

namespace gradebox::harness {

namespace py = pybind11;

std::uint64_t Handles::of(PyObject* object) {
    const auto [entry, fresh] = numbers_.try_emplace(object, kept_.size());
    if (fresh) kept_.push_back(py::reinterpret_borrow<py::object>(object));
    return entry->second;
}

std::string text_of(PyObject* str) {
    if (str == nullptr || !PyUnicode_Check(str)) return {};
    Py_ssize_t size = 0;
    if (const char* text = PyUnicode_AsUTF8AndSize(str, &size)) return {text, static_cast<std::size_t>(size)};
    PyErr_Clear();
    const auto bytes = py::reinterpret_steal<py::object>(PyUnicode_AsEncodedString(str, "utf-8", "surrogatepass"));
    if (!bytes) return PyErr_Clear(), std::string{};
    return {PyBytes_AS_STRING(bytes.ptr()), static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
}

std::string type_name(PyTypeObject* type) {
    if (!(type->tp_flags & Py_TPFLAGS_HEAPTYPE)) {
        const std::string_view name{type->tp_name};
        return std::string{name.starts_with("builtins.") ? name.substr(9) : name};
    }
    const auto* heap = reinterpret_cast<PyHeapTypeObject*>(type);
    const auto name = text_of(heap->ht_qualname);
    PyObject* module = PyDict_GetItemString(type->tp_dict, "__module__");
    const auto prefix = text_of(module);
    return prefix.empty() || prefix == "builtins" || prefix == "solution" ? name : prefix + "." + name;
}

void ObjectEncoder::write(PyObject* object) {
    if (write_atom(object)) return;
    ++depth_;
    const bool done = depth_ <= kDepth && (write_container(object) || records_.write(object, out_, *this));
    --depth_;
    if (!done) write_object(object);
}

bool ObjectEncoder::write_atom(PyObject* object) {
    if (PyLong_CheckExact(object)) return write_int(object), true;
    if (PyUnicode_CheckExact(object)) return write_str(object), true;
    if (object == Py_None) return out_.tag(ValueTag::none), true;
    if (object == Py_True) return out_.tag(ValueTag::true_), true;
    if (object == Py_False) return out_.tag(ValueTag::false_), true;
    if (PyFloat_CheckExact(object)) {
        out_.tag(ValueTag::real);
        out_.real(PyFloat_AS_DOUBLE(object));
        return true;
    }
    if (PyBytes_CheckExact(object)) {
        out_.tag(ValueTag::bytes);
        out_.text({PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))});
        return true;
    }
    if (PyComplex_CheckExact(object)) {
        out_.tag(ValueTag::complex);
        out_.real(PyComplex_RealAsDouble(object));
        out_.real(PyComplex_ImagAsDouble(object));
        return true;
    }
    return false;
}

bool ObjectEncoder::write_container(PyObject* object) {
    if (PyList_CheckExact(object) || PyTuple_CheckExact(object)) {
        const bool list = PyList_CheckExact(object);
        const Py_ssize_t size = Py_SIZE(object);
        out_.tag(list ? ValueTag::list : ValueTag::tuple);
        out_.count(static_cast<std::uint64_t>(size));
        // No Python code of a list's items runs while they are written, so it cannot change under us.
        for (Py_ssize_t i = 0; i < size; ++i) write(list ? PyList_GET_ITEM(object, i) : PyTuple_GET_ITEM(object, i));
        return true;
    }
    if (PyDict_CheckExact(object)) return write_dict(object), true;
    if (PyAnySet_CheckExact(object)) return write_set(object), true;
    return false;
}

void ObjectEncoder::write_int(PyObject* object) {
    int overflow = 0;
    const long long small = PyLong_AsLongLongAndOverflow(object, &overflow);
    if (overflow == 0) {
        out_.tag(ValueTag::integer);
        out_.integer(small);
        return;
    }
    const bool negative = overflow < 0;
    const auto magnitude = py::reinterpret_steal<py::object>(PyNumber_Absolute(object));
    std::string bytes((_PyLong_NumBits(object) + 7) / 8, '\0');
    auto* data = reinterpret_cast<unsigned char*>(bytes.data());
    _PyLong_AsByteArray(reinterpret_cast<PyLongObject*>(magnitude.ptr()), data, bytes.size(), 1, 0);
    out_.tag(ValueTag::big_int);
    out_.byte(negative ? 1 : 0);
    out_.text(bytes);
}

void ObjectEncoder::write_str(PyObject* object) {
    out_.tag(ValueTag::str);
    Py_ssize_t size = 0;
    if (const char* text = PyUnicode_AsUTF8AndSize(object, &size)) {
        out_.text({text, static_cast<std::size_t>(size)});
        return;
    }
    PyErr_Clear();
    out_.text(text_of(object));
}

void ObjectEncoder::write_set(PyObject* object) {
    out_.tag(PyFrozenSet_CheckExact(object) ? ValueTag::frozen_set : ValueTag::set);
    out_.count(static_cast<std::uint64_t>(PySet_GET_SIZE(object)));
    PyObject* item = nullptr;
    Py_ssize_t position = 0;
    Py_hash_t hash = 0;
    while (_PySet_NextEntry(object, &position, &item, &hash) != 0) write(item);
}

void ObjectEncoder::write_dict(PyObject* object) {
    out_.tag(ValueTag::dict);
    out_.count(static_cast<std::uint64_t>(PyDict_GET_SIZE(object)));
    PyObject* key = nullptr;
    PyObject* value = nullptr;
    Py_ssize_t position = 0;
    while (PyDict_Next(object, &position, &key, &value) != 0) {
        write(key);
        write(value);
    }
}

void ObjectEncoder::write_object(PyObject* object) {
    out_.tag(ValueTag::object);
    out_.count(handles_.of(object));
    out_.text(type_name(Py_TYPE(object)));
}

}  // namespace gradebox::harness
