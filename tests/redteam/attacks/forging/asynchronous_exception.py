# tries: to raise an exception in the grader's thread from one of its own
# entry: calls
# verdict: runtime_error

import ctypes
import threading


def answer(n):
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(threading.main_thread().ident), ctypes.py_object(SystemExit))
    for _ in range(10):
        pass
    return n + 1
