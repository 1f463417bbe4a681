# tries: to answer at once and leave children that burn processor time during the next case
# entry: calls
# verdict: accepted | time_limit_exceeded (what they use counts from the next case on)
# limits: processes = 8, cpu_time = "300ms"

import os


def answer(n):
    if n == 1:
        for _ in range(3):
            if os.fork() == 0:
                while True:
                    pass
    return n + 1
