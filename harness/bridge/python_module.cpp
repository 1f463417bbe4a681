#include "harness/bridge/python_module.hpp"

#include "harness/bridge/python_types.hpp"

namespace gradebox::harness::bridge {

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
    module.def("on_print", [](const py::function& print, const py::function& replace) {
        Bridge::here().printing().show_with(
            [print](StreamNumber stream, std::string_view text, const std::vector<std::size_t>& sizes) {
                py::list list;
                for (const auto size : sizes) list.append(size);
                print(stream, py::bytes{text.data(), text.size()}, list);
            },
            [replace](const StreamChange& change) {
                const auto number = change.number ? py::object{py::int_{*change.number}} : py::none();
                replace(change.error, number, change.other ? change.other : py::none());
            });
    });
    module.def("use_stream", [](StreamNumber number) { Bridge::here().use_stream(number); });
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

}  // namespace gradebox::harness::bridge
