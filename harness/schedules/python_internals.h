// What of CPython 3.11 is in its internal headers alone, which C++ cannot read.
#pragma once

#include <Python.h>

#ifdef __cplusplus
extern "C" {
#endif

// Whether the frame's tracer is called before each bytecode (else: not within it).
void gradebox_trace_bytecodes(PyFrameObject* frame, int on);
// The code that it runs; borrowed.
PyCodeObject* gradebox_code_of(struct _PyInterpreterFrame* frame);
// Its globals; borrowed.
PyObject* gradebox_globals_of(struct _PyInterpreterFrame* frame);
// PyGILState_Ensure() of this thread of the kernel finds this one.
void gradebox_set_this_thread_state(PyThreadState* state);

#ifdef __cplusplus
}
#endif
