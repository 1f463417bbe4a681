# tries: to turn digits into a number and back, without the limit that Python puts on it
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import sys

sys.set_int_max_str_digits(0)


def answer(n):
    return len(str(int("7" * 1_000_000)))
