# tries: to swap to a file of its own
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'swapon': 167}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["swapon"], b"/work/swap", 0)
    return n + 1
