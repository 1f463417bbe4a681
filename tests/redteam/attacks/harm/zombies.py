# tries: to fill the table of processes with children that have ended and are never waited for
# entry: calls
# verdict: accepted
# limits: processes = 8, threads = 1

import os


def answer(n):
    children = 0
    try:
        while True:
            if os.fork() == 0:
                os._exit(0)
            children += 1
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
    except BlockingIOError:
        return n + 1 if children <= 7 else f"{children} children"
