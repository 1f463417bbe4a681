# tries: to use in six processes what one of them is not allowed
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: the rlimit is a process's own)
# limits: processes = 8, memory = "24MiB", cpu_time = "2s"

import os
import signal


def answer(n):
    ready, done = os.pipe()
    signal.signal(signal.SIGCHLD, lambda *_: os.write(done, b"killed"))
    for _ in range(6):
        if os.fork() == 0:
            kept = bytearray(b"x") * (8 << 20)
            os.write(done, b"x")
            while kept:
                signal.pause()
    for _ in range(6):
        os.read(ready, 1)
    return "48 MiB, or one was killed"
