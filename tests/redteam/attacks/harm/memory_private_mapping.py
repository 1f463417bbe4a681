# tries: to touch every page of a private mapping of 512 MiB
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (an rlimit keeps memory there, so it is a MemoryError)
# confined: runtime_error (memory is kept by rlimits there: what they refuse is an error)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

import mmap


def answer(n):
    memory = mmap.mmap(-1, 512 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    for page in range(0, len(memory), mmap.PAGESIZE):
        memory[page] = 1
    return "512 MiB"
