# tries: timers that interrupt it as often as they can
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import signal


def answer(n):
    signal.signal(signal.SIGALRM, lambda *_: None)
    signal.signal(signal.SIGVTALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)
    signal.setitimer(signal.ITIMER_VIRTUAL, 1e-6, 1e-6)
    while True:
        pass
