# tries: to swap its root for another
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'pivot_root': 155}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["pivot_root"], b".", b".")
    return n + 1
