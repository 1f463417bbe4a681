# tries: to write the right result and never end
# entry: files
# verdict: time_limit_exceeded
# limits: wall_time = "500ms"

import os
import signal

n = int(input())
with open("result.txt", "w") as file:
    print(n + 1, file=file)
os.kill(os.getpid(), signal.SIGSTOP)
