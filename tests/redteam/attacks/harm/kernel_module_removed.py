# tries: to remove a module
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'delete_module': 176}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["delete_module"], b"tls", 0)
    return n + 1
