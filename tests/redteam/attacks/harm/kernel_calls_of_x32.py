# tries: to make a system call by its x32 number, which a filter may not know
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {"getpid": 39}  # x86-64
X32 = 0x40000000


def answer(n):
    return n + 1 if libc.syscall(ctypes.c_long(NUMBERS["getpid"] | X32)) < 0 else "a number beside the table"
