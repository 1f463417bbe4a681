# tries: a sum in C that no signal handler can interrupt
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

def answer(n):
    return sum(range(10**12))
