# tries: to write into the memory of pid 1
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'process_vm_writev': 311}  # x86-64


def answer(n):
    vector = (ctypes.c_size_t * 2)(ctypes.addressof(ctypes.create_string_buffer(8)), 8)
    libc.syscall(NUMBERS["process_vm_writev"], 1, vector, 1, vector, 1, 0)
    return n + 1
