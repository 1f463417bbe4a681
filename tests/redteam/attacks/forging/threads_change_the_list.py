# tries: to hand over a list that threads change without end
# entry: calls
# verdict: wrong_answer | runtime_error (the list may be empty or full as it is read)
# limits: cpu_time = "2s"

import sys
import threading

sys.setswitchinterval(1e-6)
ITEMS = [None] * 1000


def change():
    while True:
        ITEMS[:] = [None] * 10
        ITEMS.extend(range(1000))
        del ITEMS[:500]


def answer(n):
    for _ in range(3):
        threading.Thread(target=change, daemon=True).start()
    return ITEMS
