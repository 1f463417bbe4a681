# tries: to wait while threads burn the processor time: it is counted for all of them
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import threading


def burn():
    while True:
        pass


def answer(n):
    threads = [threading.Thread(target=burn, daemon=True) for _ in range(4)]
    for thread in threads:
        thread.start()
    threads[0].join()
