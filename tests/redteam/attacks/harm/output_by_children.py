# tries: to print from seven processes together
# entry: calls
# verdict: output_limit_exceeded
# limits: processes = 8, threads = 1

import os


def answer(n):
    for _ in range(3):
        try:
            os.fork()
        except BlockingIOError:
            break
    while True:
        os.write(2, b"attack" * 100)
