#include "harness/bridge/python_module.hpp"

#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {
namespace {

// A raw stream whose bytes go with the next message.
struct Stream {
    PyObject_HEAD bool is_error;
};

bool is_error(PyObject* self) {
    return reinterpret_cast<Stream*>(self)->is_error;
}

PyObject* stream_write(PyObject* self, PyObject* data) {
    Py_buffer view{};
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) != 0) return nullptr;
    Bridge::here().printing().write(is_error(self),
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
    return PyLong_FromLong(is_error(self) ? 2 : 1);
}
PyObject* stream_closed(PyObject*, void*) {
    Py_RETURN_FALSE;
}
PyObject* stream_name(PyObject* self, void*) {
    return PyUnicode_FromString(is_error(self) ? "<stderr>" : "<stdout>");
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

py::object make_stream(bool error) {
    auto stream = owned(stream_type()->tp_alloc(stream_type(), 0));
    reinterpret_cast<Stream*>(stream.ptr())->is_error = error;
    return stream;
}

}  // namespace

py::object make_bridge_module() {
    py::module_ module = py::reinterpret_steal<py::module_>(PyModule_New("gradebox_bridge"));
    module.def("import_module", [](const py::str& name) { return Bridge::here().import_module(name.ptr()); });
    module.def("is_broken", [] { return Bridge::here().is_broken(); });
    // Whether it is a proxy, or the mirror of a class of the other side's.
    module.def("is_theirs", [](const py::object& object) {
        Bridge& bridge = Bridge::here();
        const auto* const mirror = PyType_Check(object.ptr()) ? bridge.mirrors().of(as_type(object.ptr())) : nullptr;
        return bridge.objects().number_of(object.ptr()).has_value() || (mirror != nullptr && !mirror->is_derived);
    });
    module.def("waiting_frame", []() -> py::object {
        auto* const frame = Bridge::waiting_frame();
        return frame == nullptr ? py::none() : owned(reinterpret_cast<PyObject*>(frame));
    });
    // Whether the other side may say that it means this of the library.
    module.def("may_be_named", [](const std::string& name) { return Bridge::here().guard().is_well_known(name); });
    module.def("on_print", [](const py::function& print) {
        Bridge::here().printing().show_with(
            [print](bool error, std::string_view text, const std::vector<std::size_t>& sizes) {
                py::list list;
                for (const auto size : sizes) list.append(size);
                print(error, py::bytes{text.data(), text.size()}, list);
            });
    });
    return module;
}

void prepare() {
    for (const char* name : {"collections", "dataclasses", "datetime", "decimal", "fractions", "pathlib", "re", "uuid"})
        py::module_::import(name);
    well_known("builtins:int");
    replica_kind(Py_None);
    python_types();
    prepare_base_methods();
    stream_type();
}

void print_to_other_side() {
    const auto wrapper = py::module_::import("io").attr("TextIOWrapper");
    const auto sys = py::module_::import("sys");
    for (const bool error : {false, true}) {
        const auto raw = make_stream(error);
        const auto stream =
            wrapper(raw, py::arg("encoding") = "utf-8", py::arg("errors") = error ? "backslashreplace" : "strict",
                    py::arg("write_through") = true);
        sys.attr(error ? "stderr" : "stdout") = stream;
        sys.attr(error ? "__stderr__" : "__stdout__") = stream;
    }
}

}  // namespace gradebox::harness::bridge
