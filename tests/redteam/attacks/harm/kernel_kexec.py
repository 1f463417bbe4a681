# tries: to load another kernel
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'kexec_load': 246}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["kexec_load"], 0, 0, None, 0)
    return n + 1
