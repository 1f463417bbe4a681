# tries: to use POSIX message queues, which outlive processes
# entry: calls
# verdict: accepted

import ctypes
import errno
import os


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(240, b"redteam", os.O_CREAT | os.O_RDWR, 0o666, 0) != -1 or ctypes.get_errno() != errno.ENOSYS:
        return ctypes.get_errno()
    return "mounted" if os.path.exists("/dev/mqueue") else n + 1
