# tries: to open a file of the host by its number, beyond any root
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'open_by_handle_at': 304}  # x86-64


def answer(n):
    handle = (ctypes.c_uint32 * 8)(8, 1, 2, 0)
    libc.syscall(NUMBERS["open_by_handle_at"], 0, handle, 0)
    return n + 1
