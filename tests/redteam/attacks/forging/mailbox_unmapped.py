# tries: to break the exchange by unmapping the mailbox
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    ctypes.CDLL(None).munmap(ctypes.c_void_p(HEAD), ctypes.c_size_t(1 << 28))
    return None
