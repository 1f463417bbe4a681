# tries: a program that ends but for a thread that burns processor time
# entry: script
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import threading


def burn():
    while True:
        pass


threading.Thread(target=burn).start()
print(int(input()) + 1, flush=True)
