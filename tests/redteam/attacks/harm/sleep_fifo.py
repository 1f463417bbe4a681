# tries: to open a fifo that nobody writes to
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import os


def answer(n):
    if not os.path.exists("fifo"):
        os.mkfifo("fifo")
    return open("fifo").read()
