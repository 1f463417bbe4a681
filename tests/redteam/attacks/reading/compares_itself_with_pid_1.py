# tries: to learn what it shares with pid 1 by kcmp, and of its memory by process_madvise and move_pages
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing but itself can be asked about there, not even to be refused)

import ctypes
import errno
import os


def answer(n):
    libc = ctypes.CDLL(None, use_errno=True)
    for call in ((312, os.getpid(), 1, 1, 0, 0), (440, os.pidfd_open(os.getpid()), 0, 0, 20, 0), (279, 1, 0, 0, 0, 0),
                 (256, 1, 0, 0, 0, 0), (310 + 0, 1, 0, 0, 0, 0)[:0] or (303, -1, b"/", 0, 0, 0)):
        if libc.syscall(*call) != -1 or ctypes.get_errno() != errno.ENOSYS:
            return call, ctypes.get_errno()
    return n + 1
