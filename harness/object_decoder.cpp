#include <Python.h>

#include <stdexcept>

#include "harness/object_codec.hpp"
#include "harness/owned.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

class ObjectDecoder {
public:
    ObjectDecoder(ByteReader& in, const std::vector<py::object>& results, const RecordTypes& records)
        : in_{in}, results_{results}, records_{records} {}

    py::object read() {
        const auto tag = static_cast<ValueTag>(in_.byte());
        switch (tag) {
            case ValueTag::none:
                return py::none();
            case ValueTag::false_:
                return py::bool_(false);
            case ValueTag::true_:
                return py::bool_(true);
            case ValueTag::integer:
                return owned(PyLong_FromLongLong(in_.integer()));
            case ValueTag::big_int:
                return read_big_int();
            case ValueTag::real:
                return owned(PyFloat_FromDouble(in_.real()));
            case ValueTag::complex:
                return read_complex();
            case ValueTag::str:
                return read_str();
            case ValueTag::bytes:
                return read_bytes();
            case ValueTag::list:
                return read_list();
            case ValueTag::tuple:
                return read_tuple();
            case ValueTag::set:
                return read_set(PySet_New(nullptr));
            case ValueTag::frozen_set:
                return read_set(PyFrozenSet_New(nullptr));
            case ValueTag::dict:
                return read_dict();
            case ValueTag::object:
                return read_reference();
            case ValueTag::record:
                return read_record();
        }
        throw std::runtime_error{"not a valid argument"};
    }

private:
    py::object read_big_int() {
        const bool negative = in_.byte() == 1;
        const auto bytes = in_.text();
        const auto magnitude =
            owned(_PyLong_FromByteArray(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), 1, 0));
        return negative ? owned(PyNumber_Negative(magnitude.ptr())) : magnitude;
    }
    py::object read_complex() {
        const double real = in_.real();
        return owned(PyComplex_FromDoubles(real, in_.real()));
    }
    py::object read_str() {
        const auto text = in_.text();
        return owned(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogatepass"));
    }
    py::object read_bytes() {
        const auto data = in_.text();
        return owned(PyBytes_FromStringAndSize(data.data(), static_cast<Py_ssize_t>(data.size())));
    }
    py::object read_list() {
        const auto size = static_cast<Py_ssize_t>(in_.items());
        auto list = owned(PyList_New(size));
        for (Py_ssize_t i = 0; i < size; ++i) PyList_SET_ITEM(list.ptr(), i, read().release().ptr());
        return list;
    }
    py::object read_tuple() {
        const auto size = static_cast<Py_ssize_t>(in_.items());
        auto tuple = owned(PyTuple_New(size));
        for (Py_ssize_t i = 0; i < size; ++i) PyTuple_SET_ITEM(tuple.ptr(), i, read().release().ptr());
        return tuple;
    }
    py::object read_set(PyObject* empty) {
        auto set = owned(empty);
        for (auto left = in_.items(); left > 0; --left)
            if (PySet_Add(set.ptr(), read().ptr()) != 0) throw py::error_already_set{};
        return set;
    }
    py::object read_dict() {
        auto dict = owned(PyDict_New());
        for (auto left = in_.items(); left > 0; --left) {
            const auto key = read();
            if (PyDict_SetItem(dict.ptr(), key.ptr(), read().ptr()) != 0) throw py::error_already_set{};
        }
        return dict;
    }
    py::object read_reference() {
        const auto step = in_.count();
        in_.text();
        if (step >= results_.size() || !results_[step])
            throw std::runtime_error{"the step that was to give this argument gave nothing"};
        return results_[step];
    }
    py::object read_record() {
        const auto name = in_.text();
        std::vector<py::object> fields;
        for (auto left = in_.items(); left > 0; --left) {
            in_.text();
            fields.push_back(read());
        }
        return records_.make(name, fields);
    }

    ByteReader& in_;
    const std::vector<py::object>& results_;
    const RecordTypes& records_;
};

}  // namespace

py::object read_object(ByteReader& in, const std::vector<py::object>& results, const RecordTypes& records) {
    return ObjectDecoder{in, results, records}.read();
}

}  // namespace gradebox::harness
