# tries: to write to the memory of pid 1 by process_vm_writev
# entry: calls
# verdict: security_violation

import ctypes


def answer(n):
    ctypes.CDLL(None).process_vm_writev(1, None, 0, None, 0, 0)
    return n + 1
