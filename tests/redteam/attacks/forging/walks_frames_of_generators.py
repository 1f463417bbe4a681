# tries: to find frames of the grader from a generator while its items are taken
# entry: items
# verdict: wrong_answer

import sys


def generate(n):
    while True:
        frame = ITSELF[0].gi_frame.f_back or sys._getframe().f_back
        yield n + 1 if frame is not None else None
        n += 1


ITSELF = []


def answer(n):
    ITSELF[:] = [generate(n)]
    return ITSELF[0]
