# tries: to fill the queue of signals that wait for it
# entry: calls
# verdict: accepted
# limits: cpu_time = "2s"

import ctypes
import os
import signal

libc = ctypes.CDLL(None, use_errno=True)


def answer(n):
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    for _ in range(200_000):
        if libc.sigqueue(os.getpid(), signal.SIGRTMIN, None) != 0:
            return n + 1
    return "as many as it wants"
