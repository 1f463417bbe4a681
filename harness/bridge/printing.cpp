#include "harness/bridge/printing.hpp"

#include <unistd.h>

#include "harness/bridge/bridge.hpp"
#include "harness/bytes.hpp"

namespace gradebox::harness::bridge {
namespace {

constexpr std::size_t kUncounted = 64 << 10;  // bytes that wait for a message

// A raw stream whose bytes go with the next message.
struct Stream {
    PyObject_HEAD StreamNumber number;
};

StreamNumber stream_number_of(PyObject* self) {
    return reinterpret_cast<Stream*>(self)->number;
}
bool is_error(StreamNumber number) {
    return number % 2 == 1;
}

PyObject* stream_write(PyObject* self, PyObject* data) {
    Py_buffer view{};
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) != 0) return nullptr;
    Bridge::here().printing().write(stream_number_of(self),
                                    {static_cast<const char*>(view.buf), static_cast<std::size_t>(view.len)});
    const auto size = view.len;
    PyBuffer_Release(&view);
    return PyLong_FromSsize_t(size);
}
PyObject* stream_true(PyObject*, PyObject*) {
    Py_RETURN_TRUE;
}
PyObject* stream_false(PyObject*, PyObject*) {
    Py_RETURN_FALSE;
}
PyObject* stream_none(PyObject*, PyObject*) {
    Py_RETURN_NONE;
}
PyObject* stream_number(PyObject* self, PyObject*) {
    return PyLong_FromLong(is_error(stream_number_of(self)) ? 2 : 1);
}
PyObject* stream_closed(PyObject*, void*) {
    Py_RETURN_FALSE;
}
PyObject* stream_name(PyObject* self, void*) {
    return PyUnicode_FromString(is_error(stream_number_of(self)) ? "<stderr>" : "<stdout>");
}
void stream_dealloc(PyObject* self) {
    PyTypeObject* const type = Py_TYPE(self);
    type->tp_free(self);
    Py_DECREF(type);
}

PyMethodDef stream_methods[] = {{"write", stream_write, METH_O, nullptr},
                                {"writable", stream_true, METH_NOARGS, nullptr},
                                {"readable", stream_false, METH_NOARGS, nullptr},
                                {"seekable", stream_false, METH_NOARGS, nullptr},
                                {"isatty", stream_false, METH_NOARGS, nullptr},
                                {"flush", stream_none, METH_NOARGS, nullptr},
                                {"close", stream_none, METH_NOARGS, nullptr},
                                {"fileno", stream_number, METH_NOARGS, nullptr},
                                {}};
PyGetSetDef stream_attributes[] = {
    {"closed", stream_closed, nullptr, nullptr, nullptr}, {"name", stream_name, nullptr, nullptr, nullptr}, {}};

py::object make_stream(StreamNumber number) {
    auto raw = owned(stream_type()->tp_alloc(stream_type(), 0));
    reinterpret_cast<Stream*>(raw.ptr())->number = number;
    return py::module_::import("io").attr("TextIOWrapper")(
        raw, py::arg("encoding") = "utf-8", py::arg("errors") = is_error(number) ? "backslashreplace" : "strict",
        py::arg("write_through") = true);
}

const char* name_in_sys(bool error) {
    return error ? "stderr" : "stdout";
}

// As PySys_GetObject and PySys_SetObject have it, which make the name each time.
struct InSys {
    PyObject* const names{PyModule_GetDict(PyImport_AddModule("sys"))};
    PyObject* const output{PyUnicode_InternFromString(name_in_sys(false))};
    PyObject* const error{PyUnicode_InternFromString(name_in_sys(true))};

    // The first time is before the solution's first byte.
    static const InSys& here() {
        static const InSys instance;
        return instance;
    }
    PyObject* get(bool is_error) const { return PyDict_GetItemWithError(names, is_error ? error : output); }
    void set(bool is_error, PyObject* stream) const { check(PyDict_SetItem(names, is_error ? error : output, stream)); }
};

// Into the pipe that the worker counts: a flood of output is to meet its own limit, not that of memory.
void count_as_output(bool error, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(error ? STDERR_FILENO : STDOUT_FILENO, text.data(), text.size());
        if (written <= 0) return;  // the candidate closed it
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

PyTypeObject* stream_type() {
    static PyTypeObject* const type = [] {
        PyType_Slot slots[] = {{Py_tp_methods, stream_methods},
                               {Py_tp_getset, stream_attributes},
                               {Py_tp_dealloc, reinterpret_cast<void*>(stream_dealloc)},
                               {0, nullptr}};
        PyType_Spec spec{"io.Stream", sizeof(Stream), 0, Py_TPFLAGS_DEFAULT, slots};
        return as_type(owned(PyType_FromSpec(&spec)).release().ptr());
    }();
    return type;
}

void Printing::write(StreamNumber stream, std::string_view text) {
    ByteWriter out{written_};
    out.count(stream);
    out.text(text);
    if (written_.size() > kUncounted && side_ == Side::candidate) count_as_output(is_error(stream), text);
}

py::object Printing::stream(StreamNumber number) {
    if (const auto known = streams_.find(number); known != streams_.end()) return known->second;
    if (side_ == Side::examiner) return {};
    auto stream = make_stream(number);
    streams_[number] = stream;
    numbers_[stream.ptr()] = number;
    return stream;
}

std::optional<StreamNumber> Printing::number_of(PyObject* stream) const {
    const auto known = numbers_.find(stream);
    return known == numbers_.end() ? std::nullopt : std::optional{known->second};
}

StreamNumber Printing::add(bool error, const py::object& stream) {
    const auto known = number_of(stream.ptr());
    if (known && is_error(*known) == error) return *known;
    // The first ones are 0 and 1.
    const StreamNumber number = (streams_.size() < 2 ? 0 : 2 * streams_.size()) + (error ? 1 : 0);
    streams_[number] = stream;
    numbers_[stream.ptr()] = number;
    return number;
}

void Printing::use(StreamNumber number) {
    const bool error = is_error(number);
    const auto used = stream(number);
    InSys::here().set(error, used.ptr());
    (error ? in_place_.second : in_place_.first) = used;
}

std::vector<StreamChange> Printing::take_changes() {
    std::vector<StreamChange> changes;
    for (const bool error : {false, true}) {
        auto& known = error ? in_place_.second : in_place_.first;
        PyObject* const now = InSys::here().get(error);
        if (!known || now == known.ptr() || now == nullptr) continue;
        known = borrowed(now);
        const auto own = number_of(now);
        changes.push_back({error, own, own ? py::object{} : known});
    }
    return changes;
}

void Printing::read(std::string_view writes) {
    ByteReader in{writes};
    while (!in.at_end() && in.ok()) {
        const auto stream = in.count();
        const auto text = in.text();
        if (to_show_.empty() || to_show_.back().stream != stream) to_show_.push_back({stream, {}, {}});
        to_show_.back().text += text;
        to_show_.back().sizes.push_back(text.size());
    }
}

void Printing::show() {
    if (to_show_.empty() && changes_.empty()) return;
    const auto runs = std::exchange(to_show_, {});
    const auto changes = std::exchange(changes_, {});
    if (!show_) return;
    for (const auto& [number, text, sizes] : runs)
        if (const auto shown = stream(number)) show_(shown, text, sizes);
    for (const auto& change : changes) {
        const auto put = change.number ? stream(*change.number) : change.other;
        if (put) replace_(change.error, put, change.number.has_value());
    }
}

void print_to_other_side() {
    const auto sys = py::module_::import("sys");
    for (const StreamNumber number : {StreamNumber{0}, StreamNumber{1}}) {
        Bridge::here().printing().use(number);
        const std::string name = name_in_sys(is_error(number));
        sys.attr(("__" + name + "__").c_str()) = sys.attr(name.c_str());
    }
}

}  // namespace gradebox::harness::bridge
