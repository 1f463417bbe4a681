# tries: to stop its process group, and all children with it
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 8, wall_time = "500ms"

import os
import signal


def answer(n):
    for _ in range(3):
        if os.fork() == 0:
            os.kill(0, signal.SIGSTOP)
    os.kill(0, signal.SIGSTOP)
    return n + 1
