# tries: to mount a file system of its own over /usr
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'mount': 165}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["mount"], b"none", b"/usr", b"tmpfs", 0, None)
    return n + 1
