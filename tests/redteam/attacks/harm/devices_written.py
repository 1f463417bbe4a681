# tries: to write to the random device's pool, and to change the devices that are there
# entry: calls
# verdict: accepted

import fcntl
import os


def answer(n):
    done = []
    for name in ("random", "urandom", "null", "zero", "full"):
        path = f"/dev/{name}"
        for change in (
            lambda: os.chmod(path, 0), lambda: os.unlink(path), lambda: os.rename(path, "/dev/other"),
            lambda: os.chown(path, os.getuid(), -1), lambda: os.truncate(path, 0) or 1 / (name not in ("null", "zero", "full")),
            lambda: fcntl.ioctl(os.open(path, os.O_RDONLY), 0x5206, 0),
        ):  # fmt: skip
            try:
                change()
                done.append(path)
            except (OSError, ZeroDivisionError):
                pass
    return n + 1 if not done else str(done)
