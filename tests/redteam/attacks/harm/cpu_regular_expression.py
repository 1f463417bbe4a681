# tries: a regular expression that backtracks without end
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import re


def answer(n):
    return n + 1 if re.match(r"(a|aa|a+)+$", "a" * 64 + "!") is None else n
