# tries: to open files of the host by handles that it makes up
# entry: calls
# verdict: security_violation

import ctypes


def answer(n):
    ctypes.CDLL(None).syscall(304, -100, ctypes.create_string_buffer(b"\x08\0\0\0\x01\0\0\0\x02", 64), 0)
    return n + 1
