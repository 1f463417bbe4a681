// The tracer: called before each bytecode of the solution's.
#include <Python.h>
#include <opcode.h>
#include <structmember.h>

#include <string_view>
#include <unordered_map>

#include "harness/load_request.hpp"
#include "harness/object_codec.hpp"
#include "harness/schedules/python_internals.h"
#include "harness/schedules/python_threads.hpp"

namespace gradebox::harness::bytecodes {
namespace {

namespace py = pybind11;

// Where in a code object somebody else may go on.
struct Points {
    py::object code;
    bool is_librarys{false};  // by its file, which a solution may have made up
    bool is_shown{false};     // its lines are those of the solution's file
    std::vector<bool> at;     // by instruction
};

std::unordered_map<PyCodeObject*, Points>& known() {
    static auto* const codes = new std::unordered_map<PyCodeObject*, Points>;
    return *codes;
}

// Reads or writes something that other threads may see: names, attributes, cells, items; what is called may do so in C.
// Locals, constants and jumps are a thread's own; what is read by a jump (the truth of a list) was named just before.
bool touches_shared(int opcode, int argument) {
    switch (opcode) {
        case LOAD_NAME:
        case STORE_NAME:
        case DELETE_NAME:
        case LOAD_GLOBAL:
        case STORE_GLOBAL:
        case DELETE_GLOBAL:
        case LOAD_ATTR:
        case LOAD_METHOD:
        case STORE_ATTR:
        case DELETE_ATTR:
        case LOAD_DEREF:
        case STORE_DEREF:
        case DELETE_DEREF:
        case LOAD_CLASSDEREF:
        case BINARY_SUBSCR:
        case STORE_SUBSCR:
        case DELETE_SUBSCR:
        case CONTAINS_OP:
        case FOR_ITER:
        case UNPACK_SEQUENCE:
        case UNPACK_EX:
        case LIST_EXTEND:
        case SET_UPDATE:
        case DICT_UPDATE:
        case DICT_MERGE:
        case CALL:
        case CALL_FUNCTION_EX:
        case YIELD_VALUE:
            return true;
        case BINARY_OP:
            return argument >= NB_INPLACE_ADD;
        default:
            return false;
    }
}

// Instructions are two bytes; an argument that needs more has its upper ones in EXTENDED_ARGs before it, at the first
// of which the tracer is called.
std::vector<bool> find_points(PyCodeObject* code) {
    const auto bytes = py::reinterpret_steal<py::object>(PyCode_GetCode(code));
    const std::string_view text{PyBytes_AS_STRING(bytes.ptr()),
                                static_cast<std::size_t>(PyBytes_GET_SIZE(bytes.ptr()))};
    std::vector<bool> points(text.size() / 2);
    std::size_t first = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const int opcode = static_cast<unsigned char>(text[2 * i]);
        const int argument = static_cast<unsigned char>(text[2 * i + 1]);
        if (opcode == EXTENDED_ARG) continue;
        points[first] = touches_shared(opcode, argument);
        first = i + 1;
    }
    return points;
}

bool is_librarys(std::string_view file) {
    return file.starts_with("/usr/lib/python3") || file.starts_with("/usr/local/lib/python3") ||
           file.starts_with("<frozen ");
}

// Whether these are the names of a module of the library's.
bool are_librarys(PyObject* globals) {
    static auto* const known_ones = new std::unordered_map<PyObject*, py::object>;
    if (known_ones->contains(globals)) return true;
    PyObject* const name = PyDict_GetItemString(globals, "__name__");
    PyObject* const module = name == nullptr ? nullptr : PyDict_GetItem(PyImport_GetModuleDict(), name);
    if (module == nullptr || !PyModule_Check(module) || PyModule_GetDict(module) != globals) return false;
    PyObject* const file = PyDict_GetItemString(globals, "__file__");  // none: it is frozen
    if (file != nullptr && !is_librarys(text_of(file))) return false;
    known_ones->emplace(globals, py::reinterpret_borrow<py::object>(globals));
    return true;
}

const Points& points_of(PyCodeObject* code) {
    const auto [entry, is_new] = known().try_emplace(code);
    Points& points = entry->second;
    if (!is_new) return points;
    points.code = py::reinterpret_borrow<py::object>(reinterpret_cast<PyObject*>(code));
    const auto file = text_of(code->co_filename);
    points.is_librarys = is_librarys(file);
    points.is_shown = file == kSolutionFile;
    points.at = find_points(code);
    return points;
}

int on_event(PyObject* /*self*/, PyFrameObject* frame, int what, PyObject* /*argument*/) {
    if (what != PyTrace_CALL && what != PyTrace_OPCODE) return 0;
    auto* const threads = PythonThreads::running();
    if (threads == nullptr) return 0;
    PyCodeObject* const code = PyFrame_GetCode(frame);
    Py_DECREF(code);  // the frame holds it
    const Points& points = points_of(code);
    if (what == PyTrace_CALL) {
        gradebox_trace_bytecodes(frame, 1);
        return 0;
    }
    threads->scheduler().step();
    const auto at = static_cast<std::size_t>(PyFrame_GetLasti(frame)) / 2;
    if (at < points.at.size() && points.at[at]) threads->point();
    return 0;
}

// Runs each Python function. Those of the library are not traced: threads that start threads took 1.45 times as long
// so.
PyObject* evaluate(PyThreadState* state, _PyInterpreterFrame* frame, int throws) {
    const bool is_traced = PythonThreads::running() != nullptr && !(points_of(gradebox_code_of(frame)).is_librarys &&
                                                                    are_librarys(gradebox_globals_of(frame)));
    auto& tracing = state->cframe->use_tracing;
    const auto before = std::exchange(tracing, is_traced ? 255 : 0);
    PyObject* const result = _PyEval_EvalFrameDefault(state, frame, throws);
    tracing = before;
    return result;
}

PyObject* do_nothing(PyObject* /*module*/, PyObject* /*argument*/) {
    Py_RETURN_NONE;
}

int refuse(PyObject* /*frame*/, PyObject* /*value*/, void* /*closure*/) {
    return 0;
}

}  // namespace

void trace(PyThreadState* state) {
    state->c_tracefunc = on_event;
}

bool is_shown(PyCodeObject* code) {
    return points_of(code).is_shown;
}

void install() {
    _PyInterpreterState_SetEvalFrameFunc(PyInterpreterState_Get(), evaluate);
    for (PyGetSetDef* entry = PyFrame_Type.tp_getset; entry->name != nullptr; ++entry) {
        const std::string_view name{entry->name};
        if (name == "f_trace" || name == "f_trace_opcodes") entry->set = refuse;
    }
    const auto sys = py::module_::import("sys");
    for (const char* const name : {"settrace", "setprofile"}) {
        const py::object function = sys.attr(name);
        if (PyCFunction_Check(function.ptr()))
            reinterpret_cast<PyCFunctionObject*>(function.ptr())->m_ml->ml_meth = do_nothing;
    }
    // With it a solution could reach into the tracer's memory.
    for (const char* const name : {"_ctypes", "ctypes"}) sys.attr("modules")[name] = py::none();
    for (PyMemberDef* entry = PyFrame_Type.tp_members; entry->name != nullptr; ++entry) entry->flags |= READONLY;
}

}  // namespace gradebox::harness::bytecodes
