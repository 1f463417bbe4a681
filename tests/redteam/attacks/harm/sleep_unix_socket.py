# tries: to accept a connection that never comes
# entry: calls
# verdict: time_limit_exceeded
# confined: runtime_error (no socket can be made there)
# limits: wall_time = "500ms"

import socket


def answer(n):
    server = socket.socket(socket.AF_UNIX)
    server.bind(f"{n}")
    server.listen()
    server.accept()
    return n + 1
