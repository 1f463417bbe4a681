# tries: to open its standard output anew, by its name, and print to that without end
# entry: calls
# verdict: output_limit_exceeded

def answer(n):
    with open("/dev/stdout", "wb", buffering=0) as out:
        while True:
            out.write(b"attack" * 1000)
