# tries: to be taken for interrupted by a KeyboardInterrupt in a call
# entry: calls
# verdict: runtime_error

def answer(n):
    raise KeyboardInterrupt
