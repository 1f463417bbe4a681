# tries: a socket of each family and kind but AF_UNIX: the network, netlink, packets, ciphers, vsock
# entry: calls
# verdict: accepted
# confined: wrong_answer (no socket can be made there)
# limits: cpu_time = "2s"

import errno
import socket


def answer(n):
    made = []
    for family in (*range(0, 64), -1, 1 << 20):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            if family == socket.AF_UNIX:
                continue
            for make in (socket.socket, socket.socketpair):
                try:
                    make(family, kind)
                    made.append((family, kind))
                except OSError as error:
                    if error.errno != errno.EACCES:
                        made.append((family, kind, errno.errorcode[error.errno]))
    return n + 1 if not made else str(made)
