# tries: to keep the compiler busy
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

def answer(n):
    while True:
        compile("x = " + "+".join(["(1, [y for y in z])"] * 200), "attack", "exec")
