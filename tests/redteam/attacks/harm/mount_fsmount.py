# tries: to mount what was never opened
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'fsmount': 432}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["fsmount"], 0, 0, 0)
    return n + 1
