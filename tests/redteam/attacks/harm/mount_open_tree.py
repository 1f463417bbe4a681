# tries: to take a copy of a tree
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'open_tree': 428}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["open_tree"], -100, b"/", 1)
    return n + 1
