# tries: to fill its three folders: they share one disk, which is full in time
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)
# limits: disk = "4MiB"

import errno
import os


def answer(n):
    written = 0
    try:
        for number in range(100):
            for folder in ("/work", "/tmp", "/dev/shm"):
                with open(f"{folder}/{n}-{number}", "wb", buffering=0) as file:
                    written += file.write(bytes(256 << 10))
    except OSError as error:
        full = error.errno == errno.ENOSPC and written <= 4 << 20
        for folder in ("/work", "/tmp", "/dev/shm"):
            for name in {*os.listdir(folder)} - {"solution.py"}:
                os.unlink(f"{folder}/{name}")
        return n + 1 if full else f"{written} bytes"
    return "all of it"
