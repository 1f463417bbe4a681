#pragma once

#include <Python.h>

#include <cstddef>
#include <vector>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

// Arguments as the vectorcall protocol has them (PEP 590): the last ones belong to the names.
struct CallArguments {
    PyObject* const* values{nullptr};
    std::size_t positional{0};
    PyObject* names{nullptr};  // a tuple, or null

    std::size_t count() const {
        return positional + (names == nullptr ? 0 : static_cast<std::size_t>(PyTuple_GET_SIZE(names)));
    }
};

// What a request says besides its operation; which of it there is depends on that.
struct Operands {
    py::object object, name;
    std::vector<py::object> values;
    std::size_t positional{0};
    py::object names;
    Release release;
};

}  // namespace gradebox::harness::bridge
