# tries: to hold an abstract name so that those who come after it cannot
# entry: calls
# verdict: accepted
# confined: runtime_error (no socket can be made there)

import socket


def answer(n):
    server = socket.socket(socket.AF_UNIX)
    server.bind(f"\0redteam-{n}")
    server.listen()
    keep.append(server)
    return n + 1


keep = []
