# tries: to print without end
# entry: calls
# verdict: output_limit_exceeded

def answer(n):
    while True:
        print("attack" * 100)
