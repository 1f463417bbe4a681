# tries: to make a child in a namespace of each kind, by clone and by clone3: the calls are not there
# entry: calls
# verdict: accepted
# limits: processes = 8

import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)
NUMBERS = {"clone": 56, "clone3": 435}  # x86-64
FLAGS = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000)
SIGCHLD = 17


def answer(n):
    for flag in FLAGS:
        wanted = (ctypes.c_uint64 * 8)(flag, 0, 0, 0, SIGCHLD, 0, 0, 0)
        for name, arguments in (("clone", (flag | SIGCHLD, 0, 0, 0, 0)), ("clone3", (ctypes.addressof(wanted), 64))):
            child = libc.syscall(NUMBERS[name], *map(ctypes.c_long, arguments))
            if child == 0:
                os._exit(0)
            if child > 0 or ctypes.get_errno() != errno.ENOSYS:
                return f"{name} {flag:#x}: {child} {errno.errorcode.get(ctypes.get_errno())}"
    return n + 1
