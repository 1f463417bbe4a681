# tries: to be killed by the signal for a file that is too large, whose action Python leaves out
# entry: calls
# verdict: runtime_error

import os
import signal

signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def answer(n):
    with open("large", "wb") as file:
        os.truncate(file.fileno(), 1 << 40)
    return n + 1
