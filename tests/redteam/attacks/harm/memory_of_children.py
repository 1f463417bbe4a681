# tries: to use in six processes what one of them is not allowed
# entry: calls
# verdict: memory_limit_exceeded
# rootless: time_limit_exceeded (no control group there: the rlimit is a process's own, so none is killed)
# limits: processes = 8, memory = "24MiB", wall_time = "1s"

import os
import signal


def answer(n):
    for _ in range(6):
        if os.fork() == 0:
            kept = bytearray(b"x") * (8 << 20)
            while kept:
                signal.pause()
    os.wait()
    return "48 MiB, or one was killed"
