# tries: to have the kernel copy zeros for ever, by one system call at a time
# entry: calls
# verdict: time_limit_exceeded
# limits: cpu_time = "100ms"

import os


def answer(n):
    zeros, nothing = os.open("/dev/zero", os.O_RDONLY), os.open("/dev/null", os.O_WRONLY)
    out, into = os.pipe()
    while True:
        os.splice(zeros, into, 1 << 16)
        os.splice(out, nothing, 1 << 16)
