# tries: to change its answer by atexit, a signal and a finalizer, after it was given
# entry: calls
# verdict: wrong_answer

import atexit
import signal
import weakref

ANSWERS = []


class Thing(list):
    pass


def correct(*_):
    for one in ANSWERS:
        one[:] = [2]


atexit.register(correct)
signal.signal(signal.SIGALRM, correct)


def answer(n):
    thing = Thing()
    weakref.finalize(thing, correct)
    ANSWERS.append([thing])
    signal.setitimer(signal.ITIMER_REAL, 0.000001)
    return ANSWERS[-1]
