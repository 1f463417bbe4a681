# tries: to pass by a reply that says it ended before it began
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(REPLY, b"\x00\x02")
    head(posted(), 2)
    wake()
    while True:
        pass
