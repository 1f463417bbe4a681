# tries: to learn the host's name and who runs the grader
# entry: calls
# verdict: accepted
# confined: wrong_answer (without namespaces the host's names and numbers are seen, not what is behind them)

import os
import socket


def answer(n):
    found = (os.uname().nodename, socket.gethostname(), os.getuid(), os.getgid(), os.getgroups())
    return n + 1 if found[:4] == ("gradebox", "gradebox", 1000, 1000) else found
