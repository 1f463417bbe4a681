#include "harness/bridge/running_loop.hpp"

namespace gradebox::harness::bridge {
namespace {

// Of asyncio's C functions, which nobody who replaces the Python ones is told of; null while asyncio is not imported.
struct Functions {
    py::object get, set;

    static const Functions* find() {
        static const Functions* functions = nullptr;
        if (functions != nullptr) return functions;
        const auto module = borrowed(PyDict_GetItemString(PyImport_GetModuleDict(), "_asyncio"));
        if (module) functions = new Functions{module.attr("_get_running_loop"), module.attr("_set_running_loop")};
        return functions;
    }
};

// What both sides of this thread's lane know; on the tests' side with what ran there before. None: null.
thread_local PyObject* known = nullptr;
thread_local PyObject* before = nullptr;

void set(PyObject*& place, const py::object& object) {
    PyObject* const kept = object && !object.is_none() ? object.inc_ref().ptr() : nullptr;
    Py_XSETREF(place, kept);
}

py::object or_none(PyObject* object) {
    return borrowed(object == nullptr ? Py_None : object);
}

}  // namespace

py::object RunningLoop::take_change(const Objects& objects) const {
    const auto* const functions = side_ == Side::candidate ? Functions::find() : nullptr;
    if (functions == nullptr) return {};
    py::object loop = functions->get();
    if (objects.number_of(loop.ptr())) loop = py::none();  // it is the tests'
    if (loop.is(or_none(known))) return {};
    set(known, loop);
    return loop;
}

void RunningLoop::follow(const py::object& loop, const Objects& objects) const {
    const bool is_theirs = objects.number_of(loop.ptr()).has_value();
    const auto* const functions = Functions::find();
    if (side_ == Side::candidate || (!is_theirs && !loop.is_none()) || functions == nullptr)
        throw ProtocolError{"no event loop of the candidate's"};
    if (known == nullptr) set(before, functions->get());
    functions->set(is_theirs ? loop : or_none(before));
    set(known, loop);
}

}  // namespace gradebox::harness::bridge
