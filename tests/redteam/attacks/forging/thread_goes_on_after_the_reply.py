# tries: to disturb the next case by a thread that goes on after the reply and ends the process
# entry: calls
# verdict: runtime_error

import os
import threading

NEXT = threading.Event()


def wait():
    NEXT.wait()
    os._exit(0)


threading.Thread(target=wait, daemon=True).start()


def answer(n):
    if n != 1:
        NEXT.set()
        threading.Event().wait()
    return n + 1
