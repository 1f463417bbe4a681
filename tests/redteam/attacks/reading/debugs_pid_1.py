# tries: to read the memory of pid 1 as a debugger
# entry: calls
# verdict: security_violation

import ctypes


def answer(n):
    ctypes.CDLL(None).ptrace(16, 1, 0, 0)
    return n + 1
