#pragma once

#include <Python.h>

#include <cstddef>

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

}  // namespace gradebox::harness::bridge
