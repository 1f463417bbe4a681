# tries: to fork from the handler of a timer that fires all the time
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 8, cpu_time = "100ms", wall_time = "600ms"

import os
import signal


def fork(*_):
    try:
        os.fork()
    except BlockingIOError:
        pass


def answer(n):
    os.dup2(os.open("/dev/null", os.O_WRONLY), 2)  # what children say of locks would be output beyond its limit
    signal.signal(signal.SIGALRM, fork)
    signal.setitimer(signal.ITIMER_REAL, 0.0001, 0.0001)
    while True:
        pass
