# tries: a program that prints the right answer and burns processor time as its globals are let go
# entry: script
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

class Burning:
    def __del__(self):
        while True:
            pass


burning = Burning()
print(int(input()) + 1, flush=True)
