# tries: to overflow the C stack by nested iterators, which count no recursion
# entry: calls
# verdict: runtime_error
# limits: memory = "256MiB", cpu_time = "2s"

import itertools


def answer(n):
    items = iter([n])
    for _ in range(1_000_000):
        items = itertools.chain(items, ())
    return next(items)
