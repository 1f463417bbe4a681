# tries: to leave thousands of signals that wait for it
# entry: calls
# verdict: accepted

import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)


def answer(n):
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    for _ in range(5_000):
        libc.sigqueue(os.getpid(), signal.SIGRTMIN, None)
    return n + 1
