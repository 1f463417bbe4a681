# tries: to answer, and burn processor time in the handler of a timer
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import signal


def burn(*_):
    while True:
        pass


signal.signal(signal.SIGALRM, burn)


def answer(n):
    signal.setitimer(signal.ITIMER_REAL, 0.0005)
    while n == 1:
        pass
    return n + 1
