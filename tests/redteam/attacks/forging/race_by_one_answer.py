# tries: to answer on one of four threads only, and leave the others to the first's answer
# entry: threads
# verdict: race_condition

import threading

FIRST = threading.Lock()


def answer(n):
    return n + 1 if FIRST.acquire(blocking=False) else None
