# tries: to hand over more with three items than any reply can hold
# entry: items
# verdict: runtime_error
# limits: memory = "256MiB", cpu_time = "2s"

def answer(n):
    value = ["x" * 100]
    for _ in range(40):
        value = [value, value]
    while True:
        yield value
