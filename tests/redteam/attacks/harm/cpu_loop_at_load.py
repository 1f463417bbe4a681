# tries: to loop for ever while it is loaded, before anything was asked
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

while True:
    pass
