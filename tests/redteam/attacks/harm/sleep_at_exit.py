# tries: a program that prints the right answer and sleeps in atexit
# entry: script
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import atexit
import time

atexit.register(time.sleep, 3600)
print(int(input()) + 1, flush=True)
