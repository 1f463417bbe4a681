# tries: to leave a process behind that waits for the next case and answers with a note
# entry: script
# verdict: accepted
# limits: processes = 4

import os
import socket

try:
    socket.socket(socket.AF_UNIX).connect("\0redteam")
    found = ["reached"]
except OSError:
    found = [name for name in os.listdir("/proc") if name.isdecimal() and int(name) not in (1, os.getpid())]
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.closerange(0, 3)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind("\0redteam")
        listener.listen()
        while True:
            listener.accept()
    os._exit(0)
os.wait()
print(found if found else int(input()) + 1)
