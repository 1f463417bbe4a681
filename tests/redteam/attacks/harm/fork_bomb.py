# tries: to fork until it is refused, leave all children looping, and answer: eight tasks at most, and all of them end
# entry: calls
# verdict: accepted
# limits: processes = 8, threads = 1, cpu_time = "2s"

import os


def answer(n):
    children = 0
    try:
        while True:
            if os.fork() == 0:
                while True:
                    pass
            children += 1
    except BlockingIOError:
        return n + 1 if children <= 7 else f"{children} children"
