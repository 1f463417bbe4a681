# tries: the shell's bomb, a function that calls itself twice in the background
# entry: calls
# verdict: time_limit_exceeded
# limits: processes = 8, cpu_time = "100ms", wall_time = "600ms"

import subprocess


def answer(n):
    subprocess.run(["/usr/bin/bash", "-c", "bomb() { bomb | bomb & }; bomb; while :; do :; done"], stderr=subprocess.DEVNULL)
    return None
