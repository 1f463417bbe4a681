# tries: to hand over a small value that is endless when it is written out
# entry: calls
# verdict: runtime_error
# limits: memory = "256MiB", cpu_time = "2s"

def answer(n):
    value = ["x" * 100]
    for _ in range(40):
        value = [value, value]
    return value
