# tries: a power that the interpreter computes for hours without looking up
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

def answer(n):
    return (3 ** (10**8)) % 2 + n
