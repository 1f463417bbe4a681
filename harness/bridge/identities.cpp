#include "harness/bridge/identities.hpp"

#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

constexpr Py_ssize_t kLongest = 512;  // characters or bytes
constexpr int kMostItems = 32;        // of tuples in tuples

bool is_plain(PyObject* value, int& items_left);

bool is_plain_set(PyObject* value, int& items_left) {
    PyObject* item = nullptr;
    Py_ssize_t position = 0;
    Py_hash_t hash = 0;
    while (_PySet_NextEntry(value, &position, &item, &hash) != 0)
        if (--items_left < 0 || !is_plain(item, items_left)) return false;
    return true;
}

bool is_plain_tuple(PyObject* value, int& items_left) {
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(value); ++i)
        if (--items_left < 0 || !is_plain(PyTuple_GET_ITEM(value, i), items_left)) return false;
    return true;
}

bool is_plain(PyObject* value, int& items_left) {
    if (PyLong_CheckExact(value)) return _PyLong_NumBits(value) <= 8 * std::size_t{kLongest};
    if (PyUnicode_CheckExact(value)) return PyUnicode_GET_LENGTH(value) <= kLongest;
    if (PyBytes_CheckExact(value)) return PyBytes_GET_SIZE(value) <= kLongest;
    if (PyTuple_CheckExact(value)) return is_plain_tuple(value, items_left);
    if (PyFrozenSet_CheckExact(value)) return is_plain_set(value, items_left);
    return PyFloat_CheckExact(value) || PyComplex_CheckExact(value) || value == Py_None || PyBool_Check(value);
}

}  // namespace

bool Identities::matters(PyObject* value) {
    if (PyLong_CheckExact(value)) {
        const auto bits = _PyLong_NumBits(value);
        return bits > 8 && bits <= 8 * std::size_t{kLongest};
    }
    if (PyFloat_CheckExact(value)) return true;
    if (PyUnicode_CheckExact(value))
        return !PyUnicode_CHECK_INTERNED(value) && PyUnicode_GET_LENGTH(value) > 1 &&
               PyUnicode_GET_LENGTH(value) <= kLongest;
    if (PyBytes_CheckExact(value)) return PyBytes_GET_SIZE(value) > 0 && PyBytes_GET_SIZE(value) <= kLongest;
    int items_left = kMostItems;
    if (PyTuple_CheckExact(value)) return PyTuple_GET_SIZE(value) > 0 && is_plain_tuple(value, items_left);
    if (PyFrozenSet_CheckExact(value)) return PySet_GET_SIZE(value) > 0 && is_plain_set(value, items_left);
    return PyComplex_CheckExact(value) || PyRange_Check(value) || is_made_value(value);
}

std::uint64_t Identities::number_of(PyObject* value) {
    const auto known = by_value_.find(value);
    return known == by_value_.end() ? std::exchange(next_, next_ + 2) : kept_[known->second].number;
}

void Identities::add(std::uint64_t number, PyObject* value, std::string_view bytes) {
    if (oldest_ == kept_.size()) kept_.emplace_back();
    Entry& entry = kept_[oldest_];
    if (entry.value) {
        by_value_.erase(entry.value.ptr());
        by_number_.erase(entry.number);
    }
    entry = {number, borrowed(value), std::string{bytes}};
    by_value_[value] = by_number_[number] = oldest_;
    oldest_ = (oldest_ + 1) % kKept;
}

void Identities::sent(std::uint64_t number, PyObject* value, std::string_view bytes) {
    if (!by_value_.contains(value)) add(number, value, bytes);
}

py::object Identities::received(std::uint64_t number, const py::object& value, std::string_view bytes) {
    const auto known = by_number_.find(number);
    if (known != by_number_.end()) return kept_[known->second].bytes == bytes ? kept_[known->second].value : value;
    if (matters(value.ptr()) && !by_value_.contains(value.ptr())) add(number, value.ptr(), bytes);
    return value;
}

}  // namespace gradebox::harness::bridge
