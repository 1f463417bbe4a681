# tries: to loosen its filter, or to put one above it that answers for the kernel
# entry: calls
# verdict: accepted

import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)
NUMBERS = {"seccomp": 317}  # x86-64
PR_SET_SECCOMP, FILTER = 22, 2


class Program(ctypes.Structure):
    _fields_ = [("size", ctypes.c_ushort), ("code", ctypes.c_void_p)]


def answer(n):
    allow = (ctypes.c_uint32 * 2)(6, 0x7FFF0000)
    program = Program(1, ctypes.addressof(allow))
    found = []
    for call in (
        lambda: libc.syscall(NUMBERS["seccomp"], 1, 0, ctypes.byref(program)),
        lambda: libc.syscall(NUMBERS["seccomp"], 1, 8, ctypes.byref(program)),  # a listener, who may answer
        lambda: libc.prctl(PR_SET_SECCOMP, FILTER, ctypes.byref(program)),
        lambda: libc.prctl(PR_SET_SECCOMP, 1),
    ):
        found.append(errno.errorcode[ctypes.get_errno()] if call() == -1 else "done")
    return n + 1 if found == ["ENOSYS"] * 4 else str(found)
