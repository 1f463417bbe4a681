# tries: to speak to devices by their ports
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'ioperm': 173}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["ioperm"], 0x80, 1, 1)
    return n + 1
