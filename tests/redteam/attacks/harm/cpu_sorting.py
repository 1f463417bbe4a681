# tries: to sort with a comparison that gets slower each time
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import functools


class Slow:
    calls = 0

    def __lt__(self, other):
        Slow.calls += 1
        return sum(range(Slow.calls * 100)) < 0


def answer(n):
    sorted(Slow() for _ in range(100_000))
    return n + 1
