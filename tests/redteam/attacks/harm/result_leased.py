# tries: a result under a lease, a lock and a mapping, by a child that would have to give it back
# entry: files
# verdict: accepted
# limits: processes = 8

import fcntl
import mmap
import os
import signal

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
ready, done = os.pipe()
if os.fork() == 0:
    held = os.open("result.txt", os.O_RDWR)
    mapped = mmap.mmap(held, 0)
    fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
    fcntl.flock(held, fcntl.LOCK_EX)
    os.write(done, b"x")
    while True:
        signal.pause()
os.read(ready, 1)
