# tries: to reserve the disk by fallocate, in files that it unlinks and keeps open
# entry: calls
# verdict: accepted
# confined: wrong_answer (the disk is not limited there, only each file and the time)
# limits: disk = "4MiB"

import errno
import os


def answer(n):
    kept = []
    try:
        for number in range(40):
            file = os.open("reserved", os.O_RDWR | os.O_CREAT | os.O_EXCL)
            os.unlink("reserved")
            os.posix_fallocate(file, 0, 1 << 20)
            kept.append(file)
    except OSError as error:
        os.closerange(min(kept), max(kept) + 2)
        return n + 1 if error.errno == errno.ENOSPC and len(kept) <= 4 else f"{len(kept)} MiB"
    return "40 MiB"
