# tries: to take away the interpreter that is to hand over the answer
# entry: calls
# verdict: runtime_error

import ctypes


def answer(n):
    ctypes.pythonapi.Py_EndInterpreter(ctypes.c_void_p(0))
