# tries: to touch 32 MiB of a mapping that is shared, which no rlimit counts
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: the rlimit counts neither what is shared nor what the kernel keeps)
# confined: wrong_answer (no control group there: the rlimits count neither what is shared nor what the kernel keeps)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

import mmap


def answer(n):
    memory = mmap.mmap(-1, 32 << 20)
    for page in range(0, len(memory), mmap.PAGESIZE):
        memory[page] = 1
    return "32 MiB"
