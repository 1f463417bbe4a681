# tries: to lock files of the host and take leases on them, so that others wait
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import fcntl
import os


def answer(n):
    for path in ("/usr/bin/true", "/usr/lib/python3.11/os.py", "/etc/passwd", "/usr/bin", "/"):
        file = os.open(path, os.O_RDONLY)
        for lock in (lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB), lambda: fcntl.fcntl(file, 1024, 0), lambda: fcntl.fcntl(file, 1026, 1)):
            try:
                lock()
            except OSError:
                pass
    return n + 1
