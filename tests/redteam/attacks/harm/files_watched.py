# tries: to make watches without end
# entry: calls
# verdict: accepted | memory_limit_exceeded | time_limit_exceeded (watches are memory of the kernel, and take time)

import ctypes
import os

libc = ctypes.CDLL(None)


def answer(n):
    for number in range(300):
        os.mkdir(f"{n}-{number}")
    watches = 0
    while (instance := libc.inotify_init1(0)) >= 0:
        for number in range(300):
            watches += libc.inotify_add_watch(instance, f"{n}-{number}".encode(), 0xFFF) >= 0
        if instance > 40:
            break
    os.closerange(3, 64)
    return n + 1
