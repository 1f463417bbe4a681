# tries: to move a tree to another place
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'move_mount': 429}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["move_mount"], -100, b"/proc", -100, b"/tmp", 0)
    return n + 1
