# tries: to wait for the lock of a file that it holds by another descriptor
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import fcntl
import os


def answer(n):
    fcntl.flock(os.open("locked", os.O_RDWR | os.O_CREAT), fcntl.LOCK_EX)
    fcntl.flock(os.open("locked", os.O_RDWR), fcntl.LOCK_EX)
    return n + 1
