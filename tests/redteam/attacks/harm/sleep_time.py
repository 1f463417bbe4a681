# tries: to sleep for an hour
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import time


def answer(n):
    time.sleep(3600)
    return n + 1
