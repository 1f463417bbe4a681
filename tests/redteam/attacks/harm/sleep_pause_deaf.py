# tries: to wait for a signal with all of them masked
# entry: calls
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import signal


def answer(n):
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    signal.pause()
    return n + 1
