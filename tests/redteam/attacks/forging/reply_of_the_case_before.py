# tries: to have the reply to the case before taken for the reply to this one
# entry: calls
# verdict: wrong_answer | time_limit_exceeded (whether the stale reply is looked at is a race)

import ctypes
import os


# @MAILBOX@


def answer(n):
    if n != 1:
        head(posted(), ctypes.c_uint64.from_address(HEAD + 16).value)
        os.write(1000, (1).to_bytes(8, "little"))
        while True:
            pass
    return n + 1
