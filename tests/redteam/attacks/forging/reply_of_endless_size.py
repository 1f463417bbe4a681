# tries: to have memory beyond the mailbox read, by a size of a reply without end
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    head(posted(), (1 << 64) - 1)
    wake()
    while True:
        pass
