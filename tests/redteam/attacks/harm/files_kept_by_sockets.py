# tries: to leave its disk in the buffers of sockets that only they themselves hold
# entry: calls
# verdict: accepted

import array
import os
import socket


def answer(n):
    left, right = socket.socketpair()
    file = os.open(f"kept-{n}", os.O_RDWR | os.O_CREAT)
    os.posix_fallocate(file, 0, 1 << 20)
    held = array.array("i", [left.fileno(), right.fileno(), file])
    for end in (left, right):
        end.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, held)])
    left.close()
    right.close()
    os.close(file)
    return n + 1
