# tries: to start a program, and a shell, by subprocess where one process is allowed
# entry: calls
# verdict: accepted

import os
import subprocess


def answer(n):
    refused = 0
    for start in (lambda: subprocess.run(["/usr/bin/true"]), lambda: os.popen("true"), lambda: subprocess.getoutput("true")):
        try:
            start()
        except BlockingIOError:
            refused += 1
    return n + refused // 3
