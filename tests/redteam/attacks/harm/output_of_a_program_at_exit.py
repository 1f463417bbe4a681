# tries: a program that prints without end in atexit
# entry: script
# verdict: output_limit_exceeded

import atexit


@atexit.register
def flood():
    while True:
        print("attack" * 100)


print(int(input()) + 1)
