# tries: to kill its parent: that is outside, so its id is 0, which means its own group
# entry: calls
# verdict: runtime_error

import os
import signal


def answer(n):
    os.kill(os.getppid(), signal.SIGKILL)
    return n + 1
