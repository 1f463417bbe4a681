# tries: to take the worker along by a crash: memory at address 0
# entry: calls
# verdict: runtime_error

import ctypes


def answer(n):
    ctypes.string_at(0)
