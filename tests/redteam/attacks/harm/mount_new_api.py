# tries: to open a file system by the new calls
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'fsopen': 430}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["fsopen"], b"proc", 0)
    return n + 1
