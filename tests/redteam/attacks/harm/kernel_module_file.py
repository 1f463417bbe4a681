# tries: to load a module from a file
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'finit_module': 313}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["finit_module"], 0, b"", 0)
    return n + 1
