# tries: to close its output, or make it one that others read, and go on
# entry: calls
# verdict: accepted

import os


def answer(n):
    out, into = os.pipe()
    os.dup2(into, 1)
    os.dup2(out, 2)
    os.close(0)
    print("attack")
    return n + 1
