# tries: to wait on a word of its memory by the bare system call
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {"futex": 202}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["futex"], ctypes.byref(ctypes.c_int(0)), 0, 0, None, None, 0)
    return n + 1
