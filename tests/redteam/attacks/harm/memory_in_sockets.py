# tries: to keep what it can in the buffers of six sockets, with 4 MiB allowed
# entry: calls
# verdict: memory_limit_exceeded
# rootless: wrong_answer (no control group there: the rlimit counts neither what is shared nor what the kernel keeps)
# confined: wrong_answer (no control group there: the rlimits count neither what is shared nor what the kernel keeps)
# limits: memory = "2MiB", cpu_time = "2s"

import socket


def answer(n):
    pairs = [socket.socketpair() for _ in range(3)]
    for end in sum(pairs, ()):
        end.setblocking(False)
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 30)
        try:
            while True:
                end.send(bytes(1 << 16))
        except BlockingIOError:
            pass
    return "all full"
