# tries: to print from seven processes together
# entry: calls
# verdict: output_limit_exceeded
# limits: processes = 8, threads = 1

import os


def answer(n):
    for _ in range(6):
        os.fork()
        if os.getpid() % 7 == 8:
            break
    while True:
        os.write(2, b"attack" * 100)
