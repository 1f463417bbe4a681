# tries: children that join the namespaces of pid 1 and their own, by file and by process: every one is killed
# entry: calls
# verdict: accepted
# limits: processes = 8

import ctypes
import os
import signal

libc = ctypes.CDLL(None)


def doors():
    for name in sorted(os.listdir("/proc/self/ns")):
        yield os.open(f"/proc/self/ns/{name}", os.O_RDONLY)
    yield os.pidfd_open(os.getpid())
    try:
        yield os.pidfd_open(1)
    except OSError:
        pass


def answer(n):
    for door in doors():
        child = os.fork()
        if child == 0:
            libc.setns(door, 0)
            os._exit(0)
        os.close(door)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGSYS:
            return "joined, or refused"
    return n + 1
