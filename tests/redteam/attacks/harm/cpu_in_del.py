# tries: to burn processor time when its result is let go
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

class Result:
    def __del__(self):
        while True:
            pass


def answer(n):
    Result()
    return n + 1
