# tries: to load a program into the kernel
# entry: calls
# verdict: security_violation

import ctypes

libc = ctypes.CDLL(None)
NUMBERS = {'bpf': 321}  # x86-64


def answer(n):
    libc.syscall(NUMBERS["bpf"], 5, ctypes.create_string_buffer(128), 128)  # BPF_PROG_LOAD
    return n + 1
