#include "harness/bridge/tracebacks.hpp"

#include <Python.h>
#include <frameobject.h>

#include "harness/object_codec.hpp"

namespace gradebox::harness::bridge {
namespace {

constexpr std::size_t kMostEntries = 100;

// Exported by CPython, declared only in its internal headers.
extern "C" PyAPI_FUNC(void) _PyTraceback_Add(const char* function, const char* file, int line);

}  // namespace

std::vector<TracebackEntry> entries_of(PyObject* traceback) {
    std::vector<TracebackEntry> entries;
    if (traceback == nullptr || !PyTraceBack_Check(traceback)) return entries;
    for (auto* entry = reinterpret_cast<PyTracebackObject*>(traceback);
         entry != nullptr && entries.size() < kMostEntries; entry = entry->tb_next) {
        const auto code = owned(reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame)));
        const auto* const object = reinterpret_cast<PyCodeObject*>(code.ptr());
        entries.push_back({text_of(object->co_name), text_of(object->co_filename), entry->tb_lineno});
    }
    return entries;
}

py::object make_traceback(const std::vector<TracebackEntry>& entries) {
    if (entries.empty()) return {};
    PyErr_SetNone(PyExc_Exception);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        _PyTraceback_Add(entry->function.c_str(), entry->file.c_str(), entry->line);
    PyObject *type = nullptr, *value = nullptr, *traceback = nullptr;
    PyErr_Fetch(&type, &value, &traceback);
    Py_XDECREF(type);
    Py_XDECREF(value);
    return py::reinterpret_steal<py::object>(traceback);
}

}  // namespace gradebox::harness::bridge
