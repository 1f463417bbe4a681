# tries: a program that ends but for a thread that sleeps
# entry: script
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import threading

print(int(input()) + 1, flush=True)
threading.Thread(target=threading.Event().wait).start()
