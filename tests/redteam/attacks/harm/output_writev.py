# tries: to print one piece of memory a thousand times by one system call
# entry: calls
# verdict: output_limit_exceeded

import os


def answer(n):
    piece = bytes(1 << 20)
    os.writev(1, [piece] * 1000)
    return n + 1
