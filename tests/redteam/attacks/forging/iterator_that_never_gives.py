# tries: to keep the grader waiting in the C code of an iterator
# entry: items
# verdict: time_limit_exceeded

import itertools


def answer(n):
    return (x for x in itertools.repeat(0) if x)
