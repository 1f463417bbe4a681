# tries: to hand over a generator without an end as the answer
# entry: calls
# verdict: wrong_answer

import itertools


def answer(n):
    return itertools.count(n + 1)
