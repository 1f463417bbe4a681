# tries: to kill its parent: where that is outside, its id is 0, which means its own group
# entry: calls
# verdict: runtime_error

import os
import signal


def answer(n):
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except PermissionError:
        raise ValueError("refused") from None
    return n + 1
