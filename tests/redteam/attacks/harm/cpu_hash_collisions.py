# tries: a dict whose keys all have the same hash
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

def answer(n):
    prime = (1 << 61) - 1
    table = {}
    for number in range(1 << 20):
        table[number * prime] = number
    return n + 1
