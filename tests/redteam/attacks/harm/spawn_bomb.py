# tries: to start programs by posix_spawn without end, and leave them
# entry: calls
# verdict: accepted
# limits: processes = 8, threads = 1

import os


def answer(n):
    try:
        for started in range(100):
            os.posix_spawn("/usr/bin/sleep", ["sleep", "600"], {})
    except BlockingIOError:
        return n + 1 if started <= 7 else f"{started} programs"
    return "a hundred programs"
