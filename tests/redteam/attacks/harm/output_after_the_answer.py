# tries: to answer at once and print from a thread that stays
# entry: calls
# verdict: output_limit_exceeded | accepted (the answer may be out before the thread has printed)

import os
import threading


def flood():
    while True:
        os.write(1, bytes(1 << 16))


def answer(n):
    threading.Thread(target=flood, daemon=True).start()
    return n + 1
