# tries: to ring the bell of its answer without end, to keep the grader busy
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import os


def answer(n):
    while True:
        for number in range(3, 1100):
            try:
                while True:
                    os.write(number, (1).to_bytes(8, "little"))
            except OSError:
                pass
