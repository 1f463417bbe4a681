# tries: to raise an exception whose text is 12 MiB
# entry: calls
# verdict: runtime_error | memory_limit_exceeded (by what is made of the text)
# limits: cpu_time = "2s"

def answer(n):
    raise ValueError("attack" * (2 << 20))
