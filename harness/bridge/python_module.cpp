#include "harness/bridge/python_module.hpp"

#include "harness/bridge/python_types.hpp"
#include "harness/bridge/slots.hpp"
#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {

namespace {

// What id() gives on either side: where an object is, in the process that it is in. No address of the tests' process is
// one of the other's.
constexpr std::uint64_t kFar = std::uint64_t{1} << 62;

PyObject* identify(PyObject*, PyObject* object) {
    return guarded_object([&] {
        if (!Bridge::exists()) return owned(PyLong_FromVoidPtr(object));
        Bridge& bridge = Bridge::here();
        auto number = bridge.objects().number_of(object);
        const auto* const mirror = PyType_Check(object) ? bridge.mirrors().of(as_type(object)) : nullptr;
        if (mirror != nullptr && !mirror->is_derived) number = mirror->number;
        return number ? bridge.identify(*number) : owned(PyLong_FromUnsignedLongLong(id_here(object, bridge.side())));
    });
}

}  // namespace

std::uint64_t id_here(PyObject* object, Side side) {
    return reinterpret_cast<std::uintptr_t>(object) + (side == Side::examiner ? kFar : 0);
}

py::object make_bridge_module() {
    py::module_ module = py::reinterpret_steal<py::module_>(PyModule_New("gradebox_bridge"));
    module.def("import_module", [](const py::str& name) { return Bridge::here().import_module(name.ptr()); });
    module.def("is_writing", [] { return Bridge::is_writing(); });
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
    module.def("tell_annotated", [](const py::function& tell) { Bridge::here().guard().tell_annotated(tell); });
    module.def("leave_out_of_library", [](const std::string& name) { leave_out_of_library(name); });
    // Whether the other side may say that it means this of the library.
    module.def("may_be_named", [](const std::string& name) { return Bridge::here().guard().is_well_known(name); });
    module.def("on_print", [](const py::function& print, const py::function& replace) {
        Bridge::here().printing().show_with(
            [print](const py::object& stream, std::string_view text, const std::vector<std::size_t>& sizes) {
                py::list list;
                for (const auto size : sizes) list.append(size);
                print(stream, py::bytes{text.data(), text.size()}, list);
            },
            [replace](bool error, const py::object& stream, bool is_of_tests) { replace(error, stream, is_of_tests); });
        const auto sys = py::module_::import("sys");
        Bridge::here().printing().add(false, sys.attr("stdout"));
        Bridge::here().printing().add(true, sys.attr("stderr"));
    });
    module.def("put_module", [](const py::str& name, const py::object& value) {
        Bridge::here().put_module(name.ptr(), value.ptr());
    });
    module.def("restore_module", [](const py::str& name) { Bridge::here().put_module(name.ptr(), nullptr); });
    module.def("use_stream", [](bool error, const py::object& stream) {
        Bridge::here().use_stream(Bridge::here().printing().add(error, stream));
    });
    return module;
}

void prepare() {
    for (const char* name : {"collections", "dataclasses", "datetime", "decimal", "fractions", "pathlib", "re", "uuid"})
        py::module_::import(name);
    well_known("builtins:int");
    replica_kind(Py_None);
    content_of(&PyBaseObject_Type);
    python_types();
    prepare_base_methods();
    stream_type();
    RandomState::prepare();
    DecimalContext::prepare();
    // Whoever has the function, by whatever name, has this one.
    const py::object id = py::module_::import("builtins").attr("id");
    reinterpret_cast<PyCFunctionObject*>(id.ptr())->m_ml->ml_meth = identify;
}

}  // namespace gradebox::harness::bridge
