# tries: to hold more descriptors than allowed, by sending them into sockets
# entry: calls
# verdict: accepted

import array
import errno
import os
import socket


def answer(n):
    left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    nothing = array.array("i", [os.open("/dev/null", os.O_RDONLY)] * 16)
    try:
        for sent in range(64):
            left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, nothing)])
    except OSError as error:
        return n + 1 if error.errno == errno.ETOOMANYREFS and sent * 16 <= 64 + 16 else f"{sent * 16} descriptors: {error}"
    return "a thousand descriptors"
