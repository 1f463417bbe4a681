# tries: to trace pid 1
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'ptrace': 101}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["ptrace"], 16, 1, None, None)  # PTRACE_ATTACH
    return n + 1
