# tries: to reach anything by a network, of whichever family
# entry: calls
# verdict: accepted
# confined: wrong_answer (without namespaces the host's names and numbers are seen, not what is behind them)

import errno
import socket


def answer(n):
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK, socket.AF_ALG,
                   socket.AF_BLUETOOTH, socket.AF_CAN, socket.AF_TIPC, 44):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                socket.socket(family, kind)
                return int(family)
            except OSError as error:
                if error.errno != errno.EACCES:
                    return int(family), error.errno
    interfaces = [line.split(":")[0].strip() for line in open("/proc/self/net/dev").read().splitlines()[2:]]
    return n + 1 if interfaces in (["lo"], []) else interfaces
