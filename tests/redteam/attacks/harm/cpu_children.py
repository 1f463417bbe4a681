# tries: to wait while children burn the processor time
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 8, cpu_time = "100ms", wall_time = "600ms"

import os


def answer(n):
    for _ in range(4):
        if os.fork() == 0:
            while True:
                pass
    os.wait()
