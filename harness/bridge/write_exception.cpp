#include <algorithm>

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/tracebacks.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// What a builtin exception holds beside its arguments: SyntaxError.offset, OSError.errno, StopIteration.value, …
void add_members(PyObject* exception, py::dict& told) {
    for (PyTypeObject* type = Py_TYPE(exception); type != as_type(PyExc_BaseException); type = type->tp_base) {
        if (!is_builtin(type)) continue;
        PyObject *name = nullptr, *value = nullptr;
        Py_ssize_t position = 0;
        while (PyDict_Next(type->tp_dict, &position, &name, &value) != 0) {
            if (!Py_IS_TYPE(value, &PyMemberDescr_Type)) continue;
            // What it is about may be an object that was never handed over, within one that was.
            if (type == as_type(PyExc_AttributeError) && text_of(name) == "obj") continue;
            const auto member = owned(PyObject_GenericGetAttr(exception, name));
            if (!member.is_none()) check(PyDict_SetItem(told.ptr(), name, member.ptr()));
        }
    }
}

}  // namespace

// Function, file and line of each entry, outermost first.
void ValueWriter::write_traceback(PyObject* traceback) {
    const bool hides = bridge_.side() == Side::examiner && traceback != nullptr;
    const auto entries = hides ? hidden_entries() : entries_of(traceback);
    out_.count(entries.size());
    for (const auto& [function, file, line] : entries) {
        out_.text(function);
        out_.text(file);
        out_.integer(line);
    }
}

void ValueWriter::write_exception(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    auto arguments = borrowed(reinterpret_cast<PyBaseExceptionObject*>(object)->args);
    // Of OSError the file's name is in no args.
    if (is_builtin(type) && PyType_IsSubtype(type, as_type(PyExc_OSError))) {
        const auto reduced = owned(PyObject_CallMethod(object, "__reduce__", nullptr));
        arguments = reduced[py::int_{1}];
    }
    out_.tag(Tag::exception);
    out_.count(bridge_.objects().send(object));
    write_class(type);
    write(arguments.ptr());
    // One that is among its own causes is told of there by its number.
    if (std::find(chained_.begin(), chained_.end(), object) != chained_.end()) {
        out_.tag(Tag::none);
        out_.tag(Tag::none);
        write_flag(false);
        out_.count(0);
        return out_.count(0);
    }
    write_chain(object);
}

void ValueWriter::write_causes(PyObject* object) {
    chained_.push_back(object);
    const auto cause = py::reinterpret_steal<py::object>(PyException_GetCause(object));
    const auto context = py::reinterpret_steal<py::object>(PyException_GetContext(object));
    write(cause ? cause.ptr() : Py_None);
    write(context && !context.is(cause) ? context.ptr() : Py_None);
    write_flag(reinterpret_cast<PyBaseExceptionObject*>(object)->suppress_context != 0);
    chained_.pop_back();
}

// What this side may have done to an exception of the other's. False: it is among its own causes, and told of there.
bool ValueWriter::write_amended(std::uint64_t number, PyObject* object) {
    if (std::find(chained_.begin(), chained_.end(), object) != chained_.end()) return false;
    out_.tag(Tag::amended);
    out_.count(number);
    write_causes(object);
    PyObject* const attributes = reinterpret_cast<PyBaseExceptionObject*>(object)->dict;
    PyObject* const notes = attributes == nullptr ? nullptr : PyDict_GetItemString(attributes, "__notes__");
    py::list texts;
    if (notes != nullptr && PyList_CheckExact(notes))
        for (const auto& note : borrowed(notes))
            if (PyUnicode_CheckExact(note.ptr())) texts.append(note);
    out_.count(texts.size());
    for (const auto& text : texts) write_name(text.ptr());
    return true;
}

// Its causes and traceback, and what it holds besides.
void ValueWriter::write_chain(PyObject* object) {
    PyTypeObject* const type = Py_TYPE(object);
    write_causes(object);
    const auto traceback = py::reinterpret_steal<py::object>(PyException_GetTraceback(object));
    write_traceback(traceback.ptr());
    // The attributes of one that the other side makes anew; those of others stay here.
    PyObject* const attributes = reinterpret_cast<PyBaseExceptionObject*>(object)->dict;
    const bool travels = is_builtin(type) || is_of_library(type);
    auto told = py::reinterpret_steal<py::dict>(
        travels && attributes != nullptr ? owned(PyDict_Copy(attributes)).release().ptr() : PyDict_New());
    add_members(object, told);
    out_.count(told.size());
    for (const auto& [name, value] : told) {
        write_name(name.ptr());
        write(value.ptr());
    }
}

}  // namespace gradebox::harness::bridge
