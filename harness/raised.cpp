#include "harness/raised.hpp"

#include <Python.h>
#include <frameobject.h>

#include "harness/load_request.hpp"

namespace gradebox::harness {
namespace {

namespace py = pybind11;

constexpr std::size_t kMessageCap = 4096;
constexpr int kFramesShown = 20;

std::string cut(std::string text) {
    if (text.size() <= kMessageCap) return text;
    std::size_t end = kMessageCap;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;  // not within a character
    text.resize(end);
    return text + "…";
}

std::string message_of(PyObject* exception) {
    const auto text = py::reinterpret_steal<py::object>(PyObject_Str(exception));
    if (!text) return PyErr_Clear(), "(no message: str() of the exception failed)";
    return cut(text_of(text.ptr()));
}

// "line 3, in f" for each frame of the solution, the last ones when there are many.
std::string traceback_of(PyObject* traceback) {
    std::vector<std::string> lines;
    for (; traceback != nullptr && PyTraceBack_Check(traceback);
         traceback = reinterpret_cast<PyObject*>(reinterpret_cast<PyTracebackObject*>(traceback)->tb_next)) {
        const auto* entry = reinterpret_cast<PyTracebackObject*>(traceback);
        const auto code =
            py::reinterpret_steal<py::object>(reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame)));
        const auto* object = reinterpret_cast<PyCodeObject*>(code.ptr());
        if (!text_of(object->co_filename).starts_with(kWorkPath)) continue;
        lines.push_back("line " + std::to_string(entry->tb_lineno) + ", in " + cut(text_of(object->co_name)));
    }
    std::string text;
    const auto shown = std::min<std::size_t>(lines.size(), kFramesShown);
    if (shown < lines.size()) text = "…\n";
    for (auto i = lines.size() - shown; i < lines.size(); ++i) text += lines[i] + "\n";
    return text;
}

std::vector<std::string> builtin_bases(PyTypeObject* type) {
    std::vector<std::string> names;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(type->tp_mro); ++i) {
        auto* base = reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(type->tp_mro, i));
        const bool builtin = !(base->tp_flags & Py_TPFLAGS_HEAPTYPE);
        if (builtin && PyType_IsSubtype(base, reinterpret_cast<PyTypeObject*>(PyExc_BaseException)))
            names.push_back(type_name(base));
    }
    return names;
}

}  // namespace

void write_raised(RoomWriter& out) {
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    const auto owned_type = py::reinterpret_steal<py::object>(type);
    const auto exception = py::reinterpret_steal<py::object>(value);
    const auto owned_traceback = py::reinterpret_steal<py::object>(traceback);
    if (!exception) return write_raised(out, "SystemError", "an error without an exception");
    out.text(type_name(Py_TYPE(exception.ptr())));
    const auto bases = builtin_bases(Py_TYPE(exception.ptr()));
    out.count(bases.size());
    for (const auto& base : bases) out.text(base);
    out.text(message_of(exception.ptr()));
    out.text(traceback_of(traceback));
}

void write_raised(RoomWriter& out, std::string_view type_name, std::string_view message) {
    out.text(type_name);
    out.count(0);
    out.text(message);
    out.text({});
}

}  // namespace gradebox::harness
