# tries: to leave a full disk to the next case
# entry: calls
# verdict: accepted
# limits: disk = "4MiB", file_size = "8MiB"

import os


def answer(n):
    try:
        with open(f"{n}", "wb", buffering=0) as file:
            while file.write(bytes(1 << 20)):
                pass
    except OSError:
        pass
    return n + 1
