# tries: to return NULL to the grader without an exception being set
# entry: calls
# verdict: runtime_error

import ctypes


def answer(n):
    code = (lambda: None).__code__
    ctypes.pythonapi.PyErr_Clear.restype = None
    ctypes.pythonapi.PyErr_SetNone.argtypes = [ctypes.c_void_p]
    ctypes.pythonapi.PyErr_SetNone(0)
    ctypes.PyDLL(None).PyObject_GetItem(ctypes.py_object(code), ctypes.py_object(n))
