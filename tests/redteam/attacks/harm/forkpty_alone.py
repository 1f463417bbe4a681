# tries: to fork with a terminal of its own where one process is allowed
# entry: calls
# verdict: accepted

import os


def answer(n):
    try:
        child, _ = os.forkpty()
    except OSError:
        return n + 1
    if child == 0:
        os._exit(0)
    return "forked"
