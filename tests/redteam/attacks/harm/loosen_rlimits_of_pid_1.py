# tries: to take from pid 1 all that its limits give it, so that it cannot end the box: it is refused, or does no harm
# entry: calls
# verdict: accepted
# limits: processes = 8

import os
import resource
import signal


def answer(n):
    for number in range(16):
        try:
            resource.prlimit(1, number, (0, 0))
        except (OSError, ValueError):
            pass
    if os.fork() == 0:
        signal.pause()
    return n + 1
