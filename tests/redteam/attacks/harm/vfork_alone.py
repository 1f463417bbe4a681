# tries: to vfork by the C function where one process is allowed
# entry: calls
# verdict: accepted

import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)


def answer(n):
    child = libc.vfork()
    if child == 0:
        os._exit(0)
    return n + 1 if child < 0 and ctypes.get_errno() == errno.EAGAIN else "forked"
