# tries: to write 32 MiB into files that are only in memory
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: the rlimit counts neither what is shared nor what the kernel keeps)
# confined: wrong_answer (no control group there: the rlimits count neither what is shared nor what the kernel keeps)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

import os


def answer(n):
    files = [os.memfd_create(f"{number}") for number in range(4)]
    for file in files:
        os.write(file, bytes(8 << 20))
    return "32 MiB"
