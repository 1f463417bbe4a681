# tries: to fork from a signal handler, many times over, where one process is allowed
# entry: calls
# verdict: accepted

import os
import signal

refused = []


def fork(*_):
    try:
        if os.fork() == 0:
            os._exit(0)
    except BlockingIOError:
        refused.append(True)


def answer(n):
    refused.clear()
    signal.signal(signal.SIGUSR1, fork)
    for _ in range(100):
        os.kill(os.getpid(), signal.SIGUSR1)
    return n + len(refused) // 100
