# tries: to kill all that it can see: there is nobody but pid 1, and itself last
# entry: calls
# verdict: accepted

import os
import signal


def answer(n):
    try:
        os.kill(-1, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return n + 1
    return "somebody was there"
