# tries: to change the quotas of the host's disk
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'quotactl': 179}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["quotactl"], 0x80000300, b"/dev/vda", 0, None)
    return n + 1
