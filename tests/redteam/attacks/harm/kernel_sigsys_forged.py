# tries: to look as if it had made a forbidden call: it ends by the same signal, sent by itself
# entry: calls
# verdict: security_violation

import os
import signal


def answer(n):
    os.kill(os.getpid(), signal.SIGSYS)
    return n + 1
