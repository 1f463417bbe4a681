# tries: to take off what covers the host's /proc
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'umount2': 166}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["umount2"], b"/proc", 2)
    return n + 1
