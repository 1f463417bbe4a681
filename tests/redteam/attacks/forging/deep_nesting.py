# tries: to overflow a decoder's stack by lists in lists
# entry: calls
# verdict: wrong_answer | runtime_error (the host takes an object at the depth where values end, or refuses the reply)

def answer(n):
    value = []
    for _ in range(100_000):
        value = [value]
    return value
