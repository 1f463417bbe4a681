# tries: to receive descriptors from the sockets that it holds, and take others' by pidfd_getfd
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing but itself can be asked about there, not even to be refused)

import ctypes
import errno
import os
import socket


def answer(n):
    for number in (0, 1, 2, 1000):
        try:
            socket.socket(fileno=os.dup(number)).recvmsg(1, 4096)
            return number
        except OSError as error:
            if error.errno != errno.ENOTSOCK:
                return error.errno
    libc = ctypes.CDLL(None, use_errno=True)
    own = os.pidfd_open(os.getpid())
    if libc.syscall(438, own, 0, 0) != -1 or ctypes.get_errno() != errno.ENOSYS:
        return "pidfd_getfd"
    return n + 1
