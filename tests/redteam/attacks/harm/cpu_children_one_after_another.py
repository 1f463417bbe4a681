# tries: to burn processor time in children that end before they are noticed
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 2, cpu_time = "100ms", wall_time = "600ms"

import os
import time


def answer(n):
    while True:
        child = os.fork()
        if child == 0:
            while time.process_time() < 0.01:
                pass
            os._exit(0)
        os.waitpid(child, 0)
