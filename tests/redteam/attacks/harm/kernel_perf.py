# tries: to count what the processor does
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'perf_event_open': 298}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["perf_event_open"], ctypes.create_string_buffer(128), 0, -1, -1, 0)
    return n + 1
