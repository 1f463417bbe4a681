# tries: to call itself without end, with no limit of its own on it: frames fill the memory
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error | time_limit_exceeded (an rlimit keeps memory there; the MemoryError has a long way up)
# confined: runtime_error | time_limit_exceeded (as on rootless; a slow machine meets the time first)
# limits: memory = "16MiB", threads = 1

import sys

sys.setrecursionlimit(2**31 - 1)


def answer(n):
    return answer(n) + 1
