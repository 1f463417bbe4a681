# tries: a vfork whose child never ends: the parent waits for it in the kernel, where only SIGKILL reaches it
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 8, wall_time = "500ms"

import ctypes
import signal

libc = ctypes.CDLL(None)


def answer(n):
    if libc.vfork() == 0:
        while True:
            signal.pause()
    return n + 1
