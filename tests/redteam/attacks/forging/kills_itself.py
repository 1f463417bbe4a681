# tries: to be taken for killed by the machine, by kill -9 of itself
# entry: calls
# verdict: runtime_error

import os
import signal


def answer(n):
    os.kill(os.getpid(), signal.SIGKILL)
