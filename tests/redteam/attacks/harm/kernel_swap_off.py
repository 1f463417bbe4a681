# tries: to turn swapping off
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'swapoff': 168}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["swapoff"], b"/dev/sda2")
    return n + 1
