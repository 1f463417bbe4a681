# tries: to have a thread that ends without an answer not counted
# entry: threads
# verdict: runtime_error

import _thread
import threading

FIRST = threading.Lock()


def answer(n):
    if not FIRST.acquire(blocking=False):
        _thread.exit()
    return n + 1
