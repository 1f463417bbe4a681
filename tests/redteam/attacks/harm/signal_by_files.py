# tries: to have the kernel send signals for it: files whose owner is pid 1, or its own group, with SIGKILL
# entry: calls
# verdict: accepted
# limits: processes = 2

import fcntl
import os
import signal


def answer(n):
    out, into = os.pipe()
    for owner in (1, -1):
        try:
            fcntl.fcntl(out, fcntl.F_SETOWN, owner)
            fcntl.fcntl(out, 10, signal.SIGKILL)  # F_SETSIG
            fcntl.fcntl(out, fcntl.F_SETFL, fcntl.fcntl(out, fcntl.F_GETFL) | os.O_ASYNC)
            os.write(into, b"x")
        except OSError:
            pass
    return n + 1
