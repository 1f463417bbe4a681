# tries: to raise its right to speak to devices
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'iopl': 172}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["iopl"], 3)
    return n + 1
