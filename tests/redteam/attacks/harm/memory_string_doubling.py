# tries: to double a text until there is no more
# entry: calls
# verdict: memory_limit_exceeded
# rootless: runtime_error (an rlimit keeps memory there, so it is a MemoryError)
# confined: runtime_error (memory is kept by rlimits there: what they refuse is an error)
# limits: memory = "16MiB", threads = 1, cpu_time = "2s"

def answer(n):
    text = "attack"
    while True:
        text += text
