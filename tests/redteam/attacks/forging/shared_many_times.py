# tries: to hand over a small value that is endless when it is written out
# entry: calls
# verdict: memory_limit_exceeded
# limits: cpu_time = "1s", wall_time = "15s"
# rootless: time_limit_exceeded (shared memory, where replies lie, is not limited without a control group)
# confined: time_limit_exceeded (an rlimit does not count the reply's memory there: time ends it)

def answer(n):
    value = ["x" * 100]
    for _ in range(40):
        value = [value, value]
    return value
