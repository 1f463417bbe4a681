# tries: two processes that fork each other anew and end, so that their ids always change: kill -1 catches them
# entry: calls
# verdict: accepted
# limits: processes = 8, cpu_time = "2s"

import os


def hydra():
    while True:
        try:
            if os.fork() != 0:
                os._exit(0)
        except BlockingIOError:
            pass


def answer(n):
    for _ in range(2):
        if os.fork() == 0:
            os.setsid()
            hydra()
    return n + 1
