# tries: to leave its standard streams asynchronous, with itself as the one to be told, and locked
# entry: calls
# verdict: accepted

import fcntl
import os
import signal


def answer(n):
    for stream in (0, 1, 2):
        try:
            fcntl.fcntl(stream, fcntl.F_SETOWN, os.getpid())
            fcntl.fcntl(stream, 10, signal.SIGTERM)  # F_SETSIG
            fcntl.fcntl(stream, fcntl.F_SETFL, fcntl.fcntl(stream, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            pass
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("attack")
    return n + 1
