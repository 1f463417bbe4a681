// Runs in: the candidate's and the examiner's process.
#pragma once

#include <pybind11/pybind11.h>

namespace gradebox::harness {

// A new reference of the C API's; throws py::error_already_set for null.
inline pybind11::object owned(PyObject* object) {
    if (object == nullptr) throw pybind11::error_already_set{};
    return pybind11::reinterpret_steal<pybind11::object>(object);
}

}  // namespace gradebox::harness
