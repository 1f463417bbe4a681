# tries: a thread that stays in C and never lets go of the interpreter, so that no answer can be given
# entry: calls
# verdict: time_limit_exceeded | accepted (the first answer may be out before the thread begins)
# limits: cpu_time = "100ms"

import threading


def answer(n):
    threading.Thread(target=sum, args=(range(10**12),), daemon=True).start()
    return n + 1
