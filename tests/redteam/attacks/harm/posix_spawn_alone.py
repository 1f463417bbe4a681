# tries: to start a program by posix_spawn where one process is allowed
# entry: calls
# verdict: accepted

import os


def answer(n):
    try:
        os.posix_spawn("/usr/bin/true", ["true"], {})
    except BlockingIOError:
        return n + 1
    return "spawned"
