# tries: thousands of POSIX timers of one nanosecond, while it sleeps: the kernel's work for them is limited
# entry: calls
# verdict: accepted | time_limit_exceeded (by how much of a second the timers take)

import ctypes
import signal
import time

libc = ctypes.CDLL(None)
signal.signal(signal.SIGRTMIN, signal.SIG_IGN)


class Event(ctypes.Structure):
    _fields_ = [("value", ctypes.c_void_p), ("signo", ctypes.c_int), ("notify", ctypes.c_int), ("rest", ctypes.c_char * 48)]


def answer(n):
    event, timer = Event(None, signal.SIGRTMIN, 0, b""), ctypes.c_void_p()
    every_nanosecond = (ctypes.c_long * 4)(0, 1, 0, 1)
    for _ in range(2000):
        if libc.timer_create(1, ctypes.byref(event), ctypes.byref(timer)) != 0:
            break
        libc.timer_settime(timer, 0, every_nanosecond, None)
    time.sleep(0.01)
    return n + 1
