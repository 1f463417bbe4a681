# tries: to read its own output back before it is counted, and print without end
# entry: calls
# verdict: time_limit_exceeded | output_limit_exceeded (by who reads the bytes first)

import os


def answer(n):
    mine = os.open("/dev/stdout", os.O_RDONLY | os.O_NONBLOCK)
    while True:
        os.write(1, b"attack" * 100)
        try:
            os.read(mine, 600)
        except BlockingIOError:
            pass
