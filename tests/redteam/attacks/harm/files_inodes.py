# tries: to make files without content until there are no more inodes
# entry: calls
# verdict: accepted
# confined: time_limit_exceeded (the disk is not limited there, only each file and the time)
# limits: disk = "4MiB"

import errno
import os


def answer(n):
    made = 0
    try:
        while made < 100_000:
            os.close(os.open(f"{n}-{made}", os.O_CREAT | os.O_WRONLY))
            made += 1
    except OSError as error:
        for name in os.listdir():
            os.unlink(name)
        return n + 1 if error.errno == errno.ENOSPC and made < 1200 else f"{made} files: {error}"
    return "as many as it wants"
