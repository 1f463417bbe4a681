# tries: a program that prints the right answer and burns processor time in atexit
# entry: script
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import atexit


@atexit.register
def burn():
    while True:
        pass


print(int(input()) + 1, flush=True)
