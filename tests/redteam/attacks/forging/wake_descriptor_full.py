# tries: to hang the stub by a wake-up descriptor that is full and blocks
# entry: calls
# verdict: time_limit_exceeded | wrong_answer (the worker may read it while it is filled)
# limits: wall_time = "1s"

import fcntl
import os

fcntl.fcntl(1000, fcntl.F_SETFL, fcntl.fcntl(1000, fcntl.F_GETFL) & ~os.O_NONBLOCK)


def answer(n):
    os.write(1000, ((1 << 64) - 2).to_bytes(8, "little"))
    return None
