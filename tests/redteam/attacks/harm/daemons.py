# tries: to leave daemons behind: forked twice, sessions of their own, deaf to signals, streams closed
# entry: calls
# verdict: accepted
# limits: processes = 8

import os
import signal
import time


def daemon():
    if os.fork() != 0:
        return
    os.setsid()
    if os.fork() != 0:
        os._exit(0)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_IGN)
        except OSError:
            pass
    os.closerange(0, 64)
    time.sleep(600)
    os._exit(0)


def answer(n):
    daemon()
    daemon()
    return n + 1
