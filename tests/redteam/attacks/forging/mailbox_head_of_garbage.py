# tries: to break the worker by garbage in the numbers at the head of the mailbox
# entry: calls
# verdict: runtime_error | wrong_answer | time_limit_exceeded (whether the stub overwrites it in time is a race)

import ctypes
import os


# @MAILBOX@


def answer(n):
    poke(HEAD, os.urandom(4096))
    wake()
    return None
