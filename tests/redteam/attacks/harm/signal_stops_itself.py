# tries: to stop itself
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import os
import signal


def answer(n):
    os.kill(os.getpid(), signal.SIGSTOP)
    return n + 1
