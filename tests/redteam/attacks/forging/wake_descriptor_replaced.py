# tries: to break the exchange by another file in the place of the descriptor that wakes the worker
# entry: calls
# verdict: accepted

import errno
import os


def answer(n):
    copy = os.memfd_create("x")
    try:
        os.dup2(copy, 1000)
    except OSError as error:
        return n + 1 if error.errno == errno.EBADF else None
    return None
