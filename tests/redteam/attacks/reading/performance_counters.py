# tries: to watch the host by the processor's counters
# entry: calls
# verdict: security_violation

import ctypes


def answer(n):
    ctypes.CDLL(None).syscall(298, ctypes.create_string_buffer(128), 0, -1, -1, 0)
    return n + 1
