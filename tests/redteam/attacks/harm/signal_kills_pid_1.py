# tries: to end or stop pid 1 of its box, by each call that sends signals
# entry: calls
# verdict: accepted
# limits: processes = 2

import os
import signal

numbers = signal.valid_signals()


def send(call, *arguments):
    try:
        call(*arguments)
    except (PermissionError, ProcessLookupError):
        pass


def answer(n):
    for number in numbers:
        send(os.kill, 1, number)
        try:
            send(signal.pidfd_send_signal, os.pidfd_open(1), number)
        except OSError:
            pass
    os.kill(1, 0) if os.path.isdir("/proc/1") else None
    return n + 1
