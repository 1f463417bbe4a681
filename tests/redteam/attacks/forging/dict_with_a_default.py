# tries: to pass off the whole answer as a defaultdict that has every key
# entry: calls
# verdict: wrong_answer

import collections


def answer(n):
    return collections.defaultdict(lambda: n + 1)
