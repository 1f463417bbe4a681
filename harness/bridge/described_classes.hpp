// The classes of this side that the other side has been told of: what they do as operators and protocols is noted there
// with the class, so what is put into one later, or taken out of it, has to be told.
// Runs in: a candidate's process.
#pragma once

#include <Python.h>

#include <cstdint>
#include <vector>

#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

struct ClassChange {
    std::uint64_t number{0};
    PyTypeObject* type{nullptr};
    std::vector<py::object> added, removed;  // names
};

class DescribedClasses {
public:
    void add(std::uint64_t number, PyTypeObject* type);
    // Since it was last asked.
    std::vector<ClassChange> take_changes();

private:
    struct Described {
        std::uint64_t number{0};
        py::object type;
        unsigned version{0};  // CPython's version tag: another one after each change, 0 while there is none
        py::object names;     // a set
    };
    std::vector<Described> described_;
};

}  // namespace gradebox::harness::bridge
