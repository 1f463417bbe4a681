# tries: to give one file ten thousand names
# entry: calls
# verdict: accepted
# confined: wrong_answer (the disk is not limited there, only each file and the time)
# limits: disk = "4MiB"

import errno
import os


def answer(n):
    open(f"one-{n}", "w").close()
    try:
        for number in range(10_000):
            os.link(f"one-{n}", f"{n}-{number}")
    except OSError as error:
        for name in os.listdir():
            os.unlink(name)
        return n + 1 if error.errno == errno.ENOSPC else str(error)
    return "ten thousand"
