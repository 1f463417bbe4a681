# tries: to leave a note, or hold up the next run, by locks and leases on a file that runs share
# entry: input
# verdict: accepted

import fcntl
import os

n = int(input())
held = []
for name in ("/usr/lib/python3.11/os.py", "input.txt"):
    with open(name) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.append(name)
        try:
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        except OSError:
            pass
        os.dup(file.fileno())
os.dup(0)
print(held if held else n + 1)
