# tries: to pass by offering several answers in one reply
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(REPLY, b"\x00" + b"\x00\x03\x04" * 3 + b"\x02")
    head(posted(), 11)
    wake()
    while True:
        pass
