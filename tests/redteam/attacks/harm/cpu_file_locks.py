# tries: locks on every second byte of a file: each is put into a list that is walked
# entry: calls
# verdict: time_limit_exceeded | memory_limit_exceeded (by whichever it passes first)
# limits: cpu_time = "100ms"

import fcntl


def answer(n):
    with open("locked", "wb") as file:
        for byte in range(0, 1 << 30, 2):
            fcntl.lockf(file, fcntl.LOCK_EX, 1, byte)
