# tries: to call itself without end, with no limit of its own on it: frames fill the memory
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (an rlimit keeps memory there, so it is a MemoryError)
# limits: memory = "32MiB", threads = 1, cpu_time = "2s"

import sys

sys.setrecursionlimit(2**31 - 1)


def answer(n):
    return answer(n) + 1
