# tries: to kill everything in its box again and again, with pid 1 and children in it
# entry: calls
# verdict: accepted
# limits: processes = 8

import os
import signal


def answer(n):
    for _ in range(20):
        if os.fork() == 0:
            signal.pause()
        for number in (signal.SIGSTOP, signal.SIGKILL):
            try:
                os.kill(-1, number)
            except ProcessLookupError:
                pass
        os.wait()
    return n + 1
