# tries: to leave notes in sockets that only sockets in flight hold, which the kernel collects when it has time
# entry: script
# verdict: accepted
# confined: runtime_error (no socket can be made there)

import array
import socket

found = open("/proc/self/net/unix").read().splitlines()[1:]
name = socket.socket(socket.AF_UNIX)
name.bind("\0redteam")
for _ in range(10):
    left, right = socket.socketpair()
    held = array.array("i", [left.fileno(), right.fileno(), name.fileno()])
    left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, held)])
    left.close()
    right.close()
print(found or int(input()) + 1)
