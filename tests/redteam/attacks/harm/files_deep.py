# tries: to leave folders a thousand deep, which have to be taken down
# entry: calls
# verdict: accepted
# confined: time_limit_exceeded (the disk is not limited there, only each file and the time)
# limits: disk = "4MiB"

import os


def answer(n):
    depth = 0
    try:
        while True:
            os.mkdir("d")
            os.chdir("d")
            depth += 1
    except OSError:
        return n + 1 if depth < 1200 else depth
