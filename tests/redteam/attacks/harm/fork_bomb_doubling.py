# tries: every process forks for ever, whatever is refused
# entry: calls
# verdict: time_limit_exceeded | memory_limit_exceeded (a quick machine fills the memory first)
# limits: processes = 8, cpu_time = "100ms", wall_time = "600ms"

import os


def answer(n):
    while True:
        try:
            os.fork()
        except BlockingIOError:
            pass
