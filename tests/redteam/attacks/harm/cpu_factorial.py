# tries: a factorial with hundreds of millions of digits
# entry: calls
# verdict: time_limit_exceeded | memory_limit_exceeded (by whichever it passes first)
# rootless: time_limit_exceeded | runtime_error (an rlimit keeps memory there)
# limits: cpu_time = "100ms"

import math


def answer(n):
    return math.factorial(10**8)
