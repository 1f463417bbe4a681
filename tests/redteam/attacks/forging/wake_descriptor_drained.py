# tries: to stop the worker by taking away its wake-ups, and by waking it without end
# entry: calls
# verdict: time_limit_exceeded

import fcntl
import os
import threading

fcntl.fcntl(1000, fcntl.F_SETFL, fcntl.fcntl(1000, fcntl.F_GETFL) & ~os.O_NONBLOCK)


def drain():
    while True:
        os.write(1000, (1).to_bytes(8, "little"))
        os.read(1000, 8)


def answer(n):
    threading.Thread(target=drain, daemon=True).start()
    drain()
