# tries: to overflow the C stack by nested iterators, which count no recursion
# entry: calls
# verdict: runtime_error
# limits: memory = "256MiB", cpu_time = "5s", wall_time = "20s"

import itertools


def answer(n):
    items = iter([n])
    for _ in range(400_000):
        items = itertools.chain(items, ())
    return next(items)
