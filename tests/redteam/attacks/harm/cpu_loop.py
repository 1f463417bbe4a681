# tries: to loop for ever
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

def answer(n):
    while True:
        pass
