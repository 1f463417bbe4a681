# tries: to fill its own pipe
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import os


def answer(n):
    out, into = os.pipe()
    while True:
        os.write(into, bytes(4096))
