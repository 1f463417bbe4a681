# tries: to overflow the stack of C by calls that go through it
# entry: calls
# verdict: runtime_error
# limits: cpu_time = "2s"

import functools
import sys

sys.setrecursionlimit(2**31 - 1)


def deeper(n, _):
    return functools.reduce(deeper, (n, n, n))


def answer(n):
    return deeper(n, n)
