# tries: to use no time by clocks and meters that stand still
# entry: calls
# verdict: time_limit_exceeded

import os
import resource
import time

real = time.thread_time
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time", "time_ns", "process_time_ns"):
    setattr(time, name, lambda *args: 0)
resource.getrusage = os.times = lambda *args: (0,) * 16


def answer(n):
    while real() < 0.8:
        pass
    return n + 1
