# tries: an iterator without end, consumed in C without keeping anything
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import collections
import itertools


def answer(n):
    collections.deque(itertools.count(), maxlen=0)
    return n + 1
