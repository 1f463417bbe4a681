// Which of the values that cross by value are one object: a test may ask whether what comes back is what it gave, or
// the same as last time. The last ones that either side sent keep their numbers; one that comes under a known number,
// byte for byte as it came or went before, is the object of that number. Runs in: both.
#pragma once

#include <Python.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "harness/bridge/lane.hpp"
#include "harness/bridge/objects.hpp"

namespace gradebox::harness::bridge {

class Identities {
public:
    explicit Identities(Side side) : next_{side == Side::examiner ? std::uint64_t{1} : std::uint64_t{2}} {}

    // Whether it is to be told apart: not what is the same wherever it is equal, nor what is large.
    static bool matters(PyObject* value);
    // One that is new here gets a number of this side's.
    std::uint64_t number_of(PyObject* value);
    // As it was sent, or has come. Gives the object of that number, if it has come and gone as these bytes.
    void sent(std::uint64_t number, PyObject* value, std::string_view bytes);
    py::object received(std::uint64_t number, const py::object& value, std::string_view bytes);

private:
    struct Entry {
        std::uint64_t number{0};
        py::object value;
        std::string bytes;
    };
    void add(std::uint64_t number, PyObject* value, std::string_view bytes);

    static constexpr std::size_t kKept = 1024;  // values
    std::uint64_t next_;
    std::vector<Entry> kept_;  // a ring, once it is full
    std::size_t oldest_{0};
    std::unordered_map<PyObject*, std::size_t> by_value_;
    std::unordered_map<std::uint64_t, std::size_t> by_number_;
};

}  // namespace gradebox::harness::bridge
