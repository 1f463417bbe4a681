# tries: to load another kernel from a file
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'kexec_file_load': 320}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["kexec_file_load"], -1, -1, 0, None, 0)
    return n + 1
