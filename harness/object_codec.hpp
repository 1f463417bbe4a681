// Python objects to bytes and back, through the C API's exact types and type slots alone: nothing here calls a
// method that a candidate could have replaced, but where a declared type's fields are read.
// Runs in: the candidate's process.
#pragma once

#include <Python.h>
#include <pybind11/pybind11.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "harness/bytes.hpp"
#include "harness/tags.hpp"

namespace gradebox::harness {

// Writes into fixed memory. Once something did not fit, nothing more is written.
class RoomWriter {
public:
    explicit RoomWriter(std::span<char> room) : room_{room} {}

    std::size_t size() const { return size_; }
    // What was written since size() was `size`; empty when it did not fit.
    std::string_view since(std::size_t size) const {
        return overflowed_ ? std::string_view{} : std::string_view{room_.data() + size, size_ - size};
    }
    bool overflowed() const { return overflowed_; }
    // Forgets what was written since size() was `size`.
    void rewind(std::size_t size) {
        size_ = size;
        overflowed_ = false;
    }

    void byte(std::uint8_t value) {
        if (char* at = take(1)) *at = static_cast<char>(value);
    }
    void count(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void integer(std::int64_t value) {
        count((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void real(double value) {
        if (char* at = take(sizeof value)) std::memcpy(at, &value, sizeof value);  // little-endian, as all we run on
    }
    void bytes(std::string_view value) {
        if (char* at = take(value.size())) value.copy(at, value.size());  // unlike memcpy, takes an empty one
    }
    void text(std::string_view value) {
        count(value.size());
        bytes(value);
    }
    template <class Tag>
    void tag(Tag value) {
        byte(static_cast<std::uint8_t>(value));
    }

private:
    char* take(std::size_t size) {
        if (overflowed_ || room_.size() - size_ < size) return overflowed_ = true, nullptr;
        return room_.data() + std::exchange(size_, size_ + size);
    }

    std::span<char> room_;
    std::size_t size_{0};
    bool overflowed_{false};
};

// Objects that stay here while the host refers to them by number. Equal numbers are the same object.
class Handles {
public:
    std::uint64_t of(PyObject* object);

private:
    std::vector<pybind11::object> kept_;
    std::unordered_map<PyObject*, std::uint64_t> numbers_;
};

// The types that a challenge declared to travel by value; looked up before the solution is loaded.
class RecordTypes {
public:
    explicit RecordTypes(const std::vector<std::string_view>& names = {});

    // Writes the object as a record, or gives false when its type is not declared.
    bool write(PyObject* object, RoomWriter& out, class ObjectEncoder& encoder) const;
    // Makes the object of a declared type out of its fields. Throws py::error_already_set or std::runtime_error.
    pybind11::object make(std::string_view type_name, const std::vector<pybind11::object>& fields) const;

private:
    std::vector<std::pair<std::string, pybind11::object>> library_;  // "decimal.Decimal" and its type
    std::vector<std::string> own_;                                   // dataclasses and enums of the solution
};

class ObjectEncoder {
public:
    ObjectEncoder(RoomWriter& out, Handles& handles, const RecordTypes& records)
        : out_{out}, handles_{handles}, records_{records} {}

    void write(PyObject* object);

private:
    static constexpr int kDepth = 190;  // the host takes 200

    bool write_atom(PyObject* object);
    bool write_container(PyObject* object);
    void write_int(PyObject* object);
    void write_str(PyObject* object);
    void write_set(PyObject* object);
    void write_dict(PyObject* object);
    void write_object(PyObject* object);

    RoomWriter& out_;
    Handles& handles_;
    const RecordTypes& records_;
    int depth_{0};
};

// Reads a value that the host encoded. References to steps' results are looked up in `results`.
// Throws py::error_already_set, or std::runtime_error for a reference to a step that gave nothing.
pybind11::object read_object(ByteReader& in, const std::vector<pybind11::object>& results, const RecordTypes& records);

// "module.qualname", or the bare name of a builtin. Never fails.
std::string type_name(PyTypeObject* type);

// The text of a str as UTF-8 with lone surrogates passed; empty for anything else. Never fails.
std::string text_of(PyObject* str);

}  // namespace gradebox::harness
