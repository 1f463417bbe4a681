#include "harness/steps.hpp"

#include <Python.h>

#include <array>
#include <stdexcept>

#include "harness/digest.hpp"
#include "harness/owned.hpp"
#include "harness/raised.hpp"
#include "harness/together.hpp"

namespace gradebox::harness {

namespace py = pybind11;

std::size_t Steps::begin(std::string_view program) {
    ByteReader in{program};
    steps_.resize(in.items());
    for (auto& step : steps_) {
        const auto tag = in.byte();
        step = {static_cast<StepTag>(tag & ~kKeepResult), (tag & kKeepResult) != 0, in.text()};
    }
    results_.assign(steps_.size(), py::object{});
    iterators_.clear();
    names_.clear();
    return steps_.size();
}

void Steps::run(std::string_view program, RoomWriter& out) {
    const auto count = begin(program);
    for (std::size_t i = 0; i < count; ++i) write(perform(i), out);
    out.tag(OutcomeTag::end);
    results_.clear();
    iterators_.clear();
}

Steps::Outcome Steps::perform(std::size_t i) {
    const auto& [tag, keep, body] = steps_[i];
    Outcome outcome;
    ByteReader in{body};
    try {
        outcome.result = step(tag, in);
        if (keep) results_[i] = outcome.result;
        return outcome;
    } catch (py::error_already_set& raised) {
        raised.restore();
    } catch (const std::runtime_error& fault) {
        PyErr_SetString(PyExc_RuntimeError, fault.what());
    }
    return fetch_raised();
}

Steps::Outcome Steps::fetch_raised() {
    Outcome outcome;
    PyErr_Fetch(&outcome.type.ptr(), &outcome.exception.ptr(), &outcome.traceback.ptr());
    return outcome;
}

void Steps::write(Outcome outcome, RoomWriter& out) {
    const auto start = out.size();
    if (outcome.result) {
        out.tag(OutcomeTag::value);
        ObjectEncoder{out, handles_, records_}.write(outcome.result.ptr());
        if (!out.overflowed()) return;
        out.rewind(start);
        out.tag(OutcomeTag::raised);
        return write_raised(out, "RuntimeError", "the result is too large to hand over");
    }
    out.tag(OutcomeTag::raised);
    PyErr_Restore(outcome.type.release().ptr(), outcome.exception.release().ptr(), outcome.traceback.release().ptr());
    write_raised(out);
}

py::object Steps::step(StepTag tag, ByteReader& in) {
    switch (tag) {
        case StepTag::call:
            return call(in);
        case StepTag::call_together:
            return call_together(in);
        case StepTag::take:
            return take(in);
        case StepTag::digest:
            return digest(in);
        case StepTag::get_attribute: {
            const auto object = target(in);
            return owned(PyObject_GetAttr(object.ptr(), attribute_name(in).ptr()));
        }
        case StepTag::set_attribute: {
            const auto object = target(in);
            const auto name = attribute_name(in);
            const auto value = read_object(in, results_, records_);
            if (PyObject_SetAttr(object.ptr(), name.ptr(), value.ptr()) != 0) throw py::error_already_set{};
            return py::none();
        }
        case StepTag::import_given:
            return owned(PyImport_ImportModule(std::string{in.text()}.c_str()));
        case StepTag::repeat:
            return repeat(in);
        case StepTag::again:
            return again(in);
    }
    throw std::runtime_error{"not a valid step"};
}

py::object Steps::target(ByteReader& in) {
    const auto number = in.count();
    if (number == 0) return module_;
    if (number > results_.size() || !results_[number - 1])
        throw std::runtime_error{"the step that was to give this object gave nothing"};
    return results_[number - 1];
}

py::object Steps::attribute_name(ByteReader& in) {
    const auto text = in.text();
    auto& name = names_[text];
    if (!name) {
        PyObject* unicode = PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
        if (unicode != nullptr) PyUnicode_InternInPlace(&unicode);
        name = owned(unicode);
    }
    return name;
}

Steps::Arguments Steps::arguments(ByteReader& in) {
    Arguments result;
    result.positional = in.items();
    result.owned.reserve(result.positional);
    for (std::size_t i = 0; i < result.positional; ++i) result.owned.push_back(read_object(in, results_, records_));
    const auto keywords = in.items();
    if (keywords == 0) return result;
    result.names = owned(PyTuple_New(static_cast<Py_ssize_t>(keywords)));
    for (std::size_t i = 0; i < keywords; ++i) {
        PyTuple_SET_ITEM(result.names.ptr(), static_cast<Py_ssize_t>(i), attribute_name(in).release().ptr());
        result.owned.push_back(read_object(in, results_, records_));
    }
    return result;
}

py::object Steps::call(ByteReader& in) {
    const auto object = target(in);
    const auto name = attribute_name(in);
    const auto given = arguments(in);
    constexpr std::size_t kFew = 8;
    std::array<PyObject*, kFew + 1> few{};
    std::vector<PyObject*> many;
    PyObject** stack = few.data();
    if (given.owned.size() > kFew) {
        many.resize(given.owned.size() + 1);
        stack = many.data();
    }
    stack[0] = object.ptr();
    for (std::size_t i = 0; i < given.owned.size(); ++i) stack[i + 1] = given.owned[i].ptr();
    return owned(PyObject_VectorcallMethod(name.ptr(), stack, given.positional + 1, given.names.ptr()));
}

py::object Steps::call_together(ByteReader& in) {
    const auto threads = in.count();
    const auto object = target(in);
    const auto callable = owned(PyObject_GetAttr(object.ptr(), attribute_name(in).ptr()));
    const auto given = arguments(in);
    return harness::call_together(threads, callable, given.owned, given.positional, given.names);
}

// Taking again goes on where the last take ended.
py::object Steps::iterator(ByteReader& in) {
    const auto object = target(in);
    auto& iterator = iterators_[object.ptr()];
    if (!iterator) iterator = owned(PyObject_GetIter(object.ptr()));
    return iterator;
}

py::object Steps::take(ByteReader& in) {
    const auto items = iterator(in);
    auto list = owned(PyList_New(0));
    for (auto left = in.count(); left > 0; --left) {
        const auto item = py::reinterpret_steal<py::object>(PyIter_Next(items.ptr()));
        if (!item) break;
        if (PyList_Append(list.ptr(), item.ptr()) != 0) break;
    }
    if (PyErr_Occurred()) throw py::error_already_set{};
    return list;
}

py::object Steps::digest(ByteReader& in) {
    return digest_items(iterator(in));
}

py::object Steps::repeat(ByteReader& in) {
    const auto size = in.count();
    const auto times = in.count();
    const bool consumes = in.byte() == 1;
    const bool keeps = in.byte() == 1;
    const bool digests = in.byte() == 1;
    repeating_ = Repeating{size, consumes, keeps, digests};
    for (auto calls = in.items(); calls > 0; --calls) {
        const auto object = target(in);
        repeating_.begin_call(object, attribute_name(in));
        for (auto left = in.items(); left > 0; --left) {
            if (static_cast<ArgumentTag>(in.byte()) == ArgumentTag::value) {
                repeating_.add(read_object(in, results_, records_));
                continue;
            }
            const auto making = static_cast<Making>(in.byte());
            repeating_.add(making, in.text());
        }
    }
    return repeating_.run(times, handles_, records_);
}

// Cycles are collected between programs: how many objects there are is no cost of the calls that are measured.
py::object Steps::again(ByteReader& in) {
    const auto times = in.count();
    const bool collects = PyGC_Disable() != 0;
    try {
        auto result = repeating_.run(times, handles_, records_);
        if (collects) PyGC_Enable();
        return result;
    } catch (...) {
        if (collects) PyGC_Enable();
        throw;
    }
}

}  // namespace gradebox::harness
