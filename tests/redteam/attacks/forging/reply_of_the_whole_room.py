# tries: to have the host reserve memory for lists that say they are huge
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(REPLY, b"\x00\x00" + b"\x09\xff\xff\xff\x0f" * 8)
    head(posted(), 64 << 20)
    wake()
    while True:
        pass
