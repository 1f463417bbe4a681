#include "harness/repeating.hpp"

#include <Python.h>
#include <xxhash.h>

#include <array>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "harness/owned.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

py::object whole_number(std::uint64_t number) {
    return owned(PyLong_FromUnsignedLongLong(number));
}

void consume(const py::object& result) {
    const auto iterator = owned(PyObject_GetIter(result.ptr()));
    while (PyObject* const item = PyIter_Next(iterator.ptr())) Py_DECREF(item);
    if (PyErr_Occurred() != nullptr) throw py::error_already_set{};
}

// Of the encodings of results, several at a time.
class ResultHash {
public:
    ResultHash(Handles& handles, const RecordTypes& records)
        : handles_{handles}, records_{records}, state_{XXH3_createState(), XXH3_freeState} {
        XXH3_64bits_reset(state_.get());
    }

    void add(const py::object& result) {
        if (out_.size() > room_.size() / 2) flush();
        ObjectEncoder{out_, handles_, records_}.write(result.ptr());
        if (out_.overflowed()) throw std::runtime_error{"the result is too large to hand over"};
    }
    py::object finish() {
        flush();
        std::array<char, 17> hex{};
        std::snprintf(hex.data(), hex.size(), "%016llx",
                      static_cast<unsigned long long>(XXH3_64bits_digest(state_.get())));
        return py::str(hex.data());
    }

private:
    void flush() {
        XXH3_64bits_update(state_.get(), room_.data(), out_.size());
        out_.rewind(0);
    }

    Handles& handles_;
    const RecordTypes& records_;
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
    std::array<char, 8192> room_{};
    RoomWriter out_{room_};
};

}  // namespace

void Repeating::begin_call(py::object object, py::object name) {
    calls_.push_back({std::move(name), {}, {}});
    calls_.back().stack.push_back(std::move(object));
}

void Repeating::add(py::object argument) {
    calls_.back().stack.push_back(std::move(argument));
}

void Repeating::add(Making making, std::string_view text) {
    Call& call = calls_.back();
    switch (making) {
        case Making::size:
            return add(whole_number(size_));
        case Making::round:
        case Making::new_index:
        case Making::scattered:
            call.varying.push_back({call.stack.size(), making});
            return add(py::none());
        case Making::ascending_list:
        case Making::descending_list:
        case Making::shuffled_list:
        case Making::equal_list:
            return add(make_list(making));
        case Making::text:
            return add(make_text(text));
    }
    throw std::runtime_error{"not a valid argument of a repeated call"};
}

py::object Repeating::make(Making making) const {
    if (making == Making::scattered) return whole_number(scattered(round_, size_));
    return whole_number(making == Making::new_index ? size_ + round_ : round_);
}

py::object Repeating::make_list(Making making) const {
    auto list = owned(PyList_New(static_cast<Py_ssize_t>(size_)));
    for (std::uint64_t i = 0; i < size_; ++i) {
        const auto number = making == Making::equal_list ? 0 : making == Making::descending_list ? size_ - 1 - i : i;
        PyList_SET_ITEM(list.ptr(), static_cast<Py_ssize_t>(i), whole_number(number).release().ptr());
    }
    if (making != Making::shuffled_list) return list;
    for (std::uint64_t i = size_; i > 1; --i) {
        const auto other = static_cast<Py_ssize_t>(scattered(i, i));
        const auto last = static_cast<Py_ssize_t>(i - 1);
        PyObject* const moved = PyList_GET_ITEM(list.ptr(), other);
        PyList_SET_ITEM(list.ptr(), other, PyList_GET_ITEM(list.ptr(), last));
        PyList_SET_ITEM(list.ptr(), last, moved);
    }
    return list;
}

py::object Repeating::make_text(std::string_view text) const {
    const auto unit = owned(PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "strict"));
    const auto length = static_cast<std::uint64_t>(PyUnicode_GET_LENGTH(unit.ptr()));
    if (length == 0) throw std::runtime_error{"not a valid argument of a repeated call"};
    const auto whole = owned(PySequence_Repeat(unit.ptr(), static_cast<Py_ssize_t>(size_ / length + 1)));
    return owned(PyUnicode_Substring(whole.ptr(), 0, static_cast<Py_ssize_t>(size_)));
}

py::object Repeating::round(Call& call) {
    for (const auto& [place, making] : call.varying) call.stack[place] = make(making);
    stack_.clear();
    for (const auto& object : call.stack) stack_.push_back(object.ptr());
    auto result = owned(PyObject_VectorcallMethod(call.name.ptr(), stack_.data(), stack_.size(), nullptr));
    if (consumes_) consume(result);
    if (keeps_) kept_.push_back(result);
    return result;
}

py::object Repeating::run(std::uint64_t times, Handles& handles, const RecordTypes& records) {
    if (keeps_) kept_.reserve(kept_.size() + times * calls_.size());
    ResultHash hash{handles, records};
    for (; times > 0; --times, ++round_) {
        for (Call& call : calls_) {
            const auto result = round(call);
            if (digests_) hash.add(result);
        }
    }
    return digests_ ? hash.finish() : py::none();
}

}  // namespace gradebox::harness
