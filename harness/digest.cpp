#include "harness/digest.hpp"

#include <Python.h>
#include <xxhash.h>

#include <array>
#include <cstring>
#include <memory>
#include <string_view>

#include "harness/object_codec.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

// Gathers short items, so that the hash is called once for many.
class LineHash {
public:
    LineHash() : state_{XXH3_createState(), XXH3_freeState} { XXH3_64bits_reset(state_.get()); }

    void add(std::string_view item) {
        if (item.size() + 1 > chunk_.size() - used_) flush();
        if (item.size() + 1 > chunk_.size()) {
            XXH3_64bits_update(state_.get(), item.data(), item.size());
            item = {};
        }
        std::memcpy(chunk_.data() + used_, item.data(), item.size());
        used_ += item.size();
        chunk_[used_++] = '\n';
    }
    std::uint64_t finish() {
        flush();
        return XXH3_64bits_digest(state_.get());
    }

private:
    void flush() {
        XXH3_64bits_update(state_.get(), chunk_.data(), used_);
        used_ = 0;
    }

    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
    std::array<char, 16384> chunk_;
    std::size_t used_{0};
};

void add_item(LineHash& hash, PyObject* item) {
    if (PyBytes_CheckExact(item)) {
        hash.add({PyBytes_AS_STRING(item), static_cast<std::size_t>(PyBytes_GET_SIZE(item))});
        return;
    }
    if (!PyUnicode_CheckExact(item)) {
        PyErr_Format(PyExc_TypeError, "an item is neither str nor bytes but %.100s", Py_TYPE(item)->tp_name);
        throw py::error_already_set{};
    }
    // ASCII is stored as its own UTF-8; for anything else the str would keep a copy, so a passing one is made.
    if (PyUnicode_IS_COMPACT_ASCII(item)) {
        hash.add({reinterpret_cast<const char*>(PyUnicode_1BYTE_DATA(item)),
                  static_cast<std::size_t>(PyUnicode_GET_LENGTH(item))});
        return;
    }
    hash.add(text_of(item));
}

}  // namespace

py::object digest_items(const py::object& iterator) {
    LineHash hash;
    std::uint64_t items = 0;
    PyObject* const source = iterator.ptr();
    const auto next = Py_TYPE(source)->tp_iternext;
    while (PyObject* item = next(source)) {
        const auto owned = py::reinterpret_steal<py::object>(item);
        add_item(hash, item);
        ++items;
    }
    if (PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_StopIteration)) throw py::error_already_set{};
        PyErr_Clear();
    }
    std::array<char, 17> hex{};
    std::snprintf(hex.data(), hex.size(), "%016llx", static_cast<unsigned long long>(hash.finish()));
    py::dict result;
    result["items"] = items;
    result["xxh3"] = hex.data();
    return result;
}

}  // namespace gradebox::harness
