# tries: to load a module from its memory
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'init_module': 175}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["init_module"], b"module", 6, b"")
    return n + 1
