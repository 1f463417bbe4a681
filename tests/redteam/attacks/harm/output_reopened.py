# tries: to open its standard output anew, where it is allowed to, and print to that
# entry: calls
# verdict: output_limit_exceeded

def answer(n):
    try:
        out = open("/dev/stdout", "wb", buffering=0)
    except PermissionError:
        out = open(1, "wb", buffering=0)
    while True:
        out.write(b"attack" * 1000)
