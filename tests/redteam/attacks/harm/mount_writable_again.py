# tries: to make what is read-only writable
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'mount_setattr': 442}  # x86-64


def answer(n):
    writable = (ctypes.c_uint64 * 4)(0, 1, 0, 0)
    libc.syscall(NUMBERS["mount_setattr"], -100, b"/usr", 0x8000, writable, 32)
    return n + 1
