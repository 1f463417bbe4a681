# tries: to print 32 MiB by one system call
# entry: calls
# verdict: output_limit_exceeded

import os


def answer(n):
    os.write(1, bytes(32 << 20))
    return n + 1
