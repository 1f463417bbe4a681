# tries: to handle page faults itself, which holds the kernel up
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'userfaultfd': 323}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["userfaultfd"], 1)
    return n + 1
