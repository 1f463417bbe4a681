# tries: to wait for a lock that it holds
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import threading


def answer(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
    return n + 1
