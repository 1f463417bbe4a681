# tries: to have the kernel print a file: nothing passes through its memory
# entry: calls
# verdict: output_limit_exceeded

import os


def answer(n):
    with open("/usr/bin/python3.11", "rb") as file:
        while True:
            if os.sendfile(1, file.fileno(), 0, 1 << 20) == 0:
                return n + 1
