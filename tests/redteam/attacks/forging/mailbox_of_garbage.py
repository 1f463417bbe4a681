# tries: to break the worker by garbage in all of the mailbox
# entry: calls
# verdict: time_limit_exceeded

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(HEAD, b"\xff" * (1 << 20))
    poke(REPLY, b"\xff" * (1 << 20))
    wake()
    while True:
        pass
