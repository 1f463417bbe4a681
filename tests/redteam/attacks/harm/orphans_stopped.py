# tries: to leave children that are stopped, and that were never waited for
# entry: calls
# verdict: accepted
# limits: processes = 16

import os
import signal


def answer(n):
    for number in range(6):
        if os.fork() == 0:
            if number % 2:
                os.kill(os.getpid(), signal.SIGSTOP)
            os._exit(0)
    return n + 1
