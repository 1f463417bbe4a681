# tries: to be judged as too slow, which it was not: a SIGXCPU of its own
# entry: calls
# verdict: time_limit_exceeded

import os
import signal


def answer(n):
    os.kill(os.getpid(), signal.SIGXCPU)
