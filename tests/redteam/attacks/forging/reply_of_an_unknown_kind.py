# tries: to break the decoders by tags that nobody knows
# entry: calls
# verdict: runtime_error

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(REPLY, b"\x00" + b"\x00\xfe\x04" + b"\x02")
    head(posted(), 5)
    wake()
    while True:
        pass
