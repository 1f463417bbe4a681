# tries: to burn processor time with a handler for every signal, SIGXCPU among them, and all of them masked
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import signal

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, lambda *_: None)
    except OSError:
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def answer(n):
    while True:
        pass
