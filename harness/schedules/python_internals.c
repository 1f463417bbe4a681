#define Py_BUILD_CORE 1
#include "harness/schedules/python_internals.h"

#include <internal/pycore_frame.h>
#include <internal/pycore_runtime.h>

void gradebox_trace_bytecodes(PyFrameObject* frame, int on) {
    frame->f_trace_lines = 0;
    frame->f_trace_opcodes = (char)on;
}

PyCodeObject* gradebox_code_of(_PyInterpreterFrame* frame) {
    return frame->f_code;
}

PyObject* gradebox_globals_of(_PyInterpreterFrame* frame) {
    return frame->f_globals;
}

void gradebox_set_this_thread_state(PyThreadState* state) {
    PyThread_tss_set(&_PyRuntime.gilstate.autoTSSkey, state);
}
