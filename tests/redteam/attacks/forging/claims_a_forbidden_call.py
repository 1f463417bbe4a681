# tries: to be stopped as an attacker without having made the call: a SIGSYS of its own
# entry: calls
# verdict: security_violation

import os
import signal


def answer(n):
    os.kill(os.getpid(), signal.SIGSYS)
