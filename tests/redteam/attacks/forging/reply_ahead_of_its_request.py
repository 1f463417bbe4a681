# tries: to answer requests before they are made, with replies of impossible size
# entry: calls
# verdict: runtime_error | wrong_answer | time_limit_exceeded (whether a number is seen in time is a race)

import ctypes
import os


# @MAILBOX@


import threading


def ahead():
    while True:
        head(posted() + 1, 1 << 62)
        try:
            wake()
        except BlockingIOError:
            pass


def answer(n):
    threading.Thread(target=ahead, daemon=True).start()
    return None
