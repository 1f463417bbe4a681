# tries: to write to standard error without end
# entry: calls
# verdict: output_limit_exceeded

import sys


def answer(n):
    while True:
        sys.stderr.write("attack" * 100)
