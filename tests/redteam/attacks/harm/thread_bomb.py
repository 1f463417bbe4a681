# tries: threads that start threads, for ever, whatever is refused
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import threading


def bomb():
    while True:
        try:
            threading.Thread(target=bomb).start()
        except RuntimeError:
            pass


def answer(n):
    bomb()
