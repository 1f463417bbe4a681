# tries: to write to its own memory by /proc, where it could not write by a pointer
# entry: calls
# verdict: accepted

import ctypes
import os


def answer(n):
    code = ctypes.cast(ctypes.CDLL(None).getpid, ctypes.c_void_p).value
    try:
        file = os.open("/proc/self/mem", os.O_RDWR)
        os.pwrite(file, b"\xb8\x01\x00\x00\x00\xc3", code)  # mov eax, 1; ret
    except OSError:
        pass
    with open("/proc/self/stat") as stat:
        return n + 1 if int(stat.read().split()[0]) != 1 else "became pid 1"
