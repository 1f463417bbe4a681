# tries: to keep 30 MiB in the buffers of pipes, with 16 MiB allowed
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: the rlimit counts neither what is shared nor what the kernel keeps)
# confined: wrong_answer (no control group there: the rlimits count neither what is shared nor what the kernel keeps)
# limits: memory = "16MiB", cpu_time = "2s"

import fcntl
import os


def answer(n):
    pipes = []
    for _ in range(30):
        out, into = os.pipe()
        os.set_blocking(into, False)
        fcntl.fcntl(into, fcntl.F_SETPIPE_SZ, 1 << 20)
        os.write(into, bytes(1 << 20))
        pipes.append((out, into))
    return f"{len(pipes)} MiB"
