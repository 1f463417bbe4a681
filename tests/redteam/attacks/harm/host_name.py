# tries: to give the host another name
# entry: calls
# verdict: accepted

import socket


def answer(n):
    before = socket.gethostname()
    try:
        socket.sethostname("redteam")
    except OSError:
        return n + 1 if socket.gethostname() == before else socket.gethostname()
    return "named"
