# tries: to leave a note with an abstract socket that is kept alive by being sent through itself
# entry: script
# verdict: accepted
# confined: runtime_error (no socket can be made there)

import array
import os
import socket

found = len(open("/proc/self/net/unix").read().splitlines()) > 1
listener = socket.socket(socket.AF_UNIX)
listener.bind("\0redteam")
listener.listen(5)
left, right = socket.socketpair()
for _ in range(10):
    left.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [left.fileno(), right.fileno(), listener.fileno()]))])
print("found" if found else int(input()) + 1, flush=True)
os._exit(0)
