# tries: to outlive a forbidden call by a handler for its signal
# entry: calls
# verdict: security_violation

import ctypes
import signal

libc = ctypes.CDLL(None)
signal.signal(signal.SIGSYS, lambda *_: None)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())


def answer(n):
    libc.unshare(0x10000000)
    return n + 1
