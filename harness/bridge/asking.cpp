#include "harness/bridge/asking.hpp"

#include "harness/bridge/values.hpp"

namespace gradebox::harness::bridge {
namespace {

// asyncio's C functions: nobody who replaces the Python ones is told by these.
struct LoopFunctions {
    py::object get, set;

    // Null while asyncio is not imported.
    static const LoopFunctions* find() {
        static const LoopFunctions* functions = nullptr;
        if (functions != nullptr) return functions;
        const auto module = borrowed(PyDict_GetItemString(PyImport_GetModuleDict(), "_asyncio"));
        if (module) functions = new LoopFunctions{module.attr("_get_running_loop"), module.attr("_set_running_loop")};
        return functions;
    }
};

// That runs in this thread; null: none of this side does.
py::object own_running_loop(const Objects& objects) {
    const auto* const functions = LoopFunctions::find();
    if (functions == nullptr) return {};
    py::object loop = functions->get();
    return loop.is_none() || objects.number_of(loop.ptr()) ? py::object{} : loop;
}

}  // namespace

// The tests' own exceptions, which may say what they expect, are none of the candidate's business; nor are their loops
// told of here.
void write_asking(Bridge& bridge, RoomWriter& out) {
    const bool is_candidate = bridge.side() == Side::candidate;
    auto handled = py::reinterpret_steal<py::object>(PyErr_GetHandledException());
    if (handled && (handled.is_none() || !(is_candidate || bridge.objects().number_of(handled.ptr())))) handled = {};
    for (const auto& object : {handled, is_candidate ? own_running_loop(bridge.objects()) : py::object{}}) {
        out.byte(object ? 1 : 0);
        if (object) ValueWriter{bridge, out}.write(object.ptr());
    }
}

Asking read_asking(Bridge& bridge, ByteReader& in) {
    Asking asking;
    if (in.byte() != 0) asking.handled = ValueReader{bridge, in}.read();
    if (in.byte() != 0) asking.loop = ValueReader{bridge, in}.read();
    if (asking.handled && !PyExceptionInstance_Check(asking.handled.ptr())) throw ProtocolError{"no exception"};
    if (asking.loop && !bridge.objects().number_of(asking.loop.ptr()))
        throw ProtocolError{"no event loop of the other side's"};
    return asking;
}

AsAsked::AsAsked(const Asking& asking) {
    if (asking.handled) {
        handled_before_ = PyErr_GetHandledException();
        PyErr_SetHandledException(asking.handled.ptr());
        handles_ = true;
    }
    const auto* const functions = asking.loop ? LoopFunctions::find() : nullptr;
    if (functions == nullptr || own_running_loop(Bridge::here().objects())) return;
    loop_before_ = functions->get();
    functions->set(asking.loop);
}

AsAsked::~AsAsked() {
    const py::error_scope as_it_was;
    if (loop_before_) LoopFunctions::find()->set(loop_before_);
    if (!handles_) return;
    PyErr_SetHandledException(handled_before_);
    Py_XDECREF(handled_before_);
}

}  // namespace gradebox::harness::bridge
