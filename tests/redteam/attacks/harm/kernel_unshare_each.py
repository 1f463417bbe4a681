# tries: a child for each kind of namespace, which tries to make one: every child is killed
# entry: calls
# verdict: accepted
# limits: processes = 8

import ctypes
import os
import signal

libc = ctypes.CDLL(None)
FLAGS = {
    "mount": 0x20000, "cgroup": 0x2000000, "uts": 0x4000000, "ipc": 0x8000000,
    "user": 0x10000000, "pid": 0x20000000, "net": 0x40000000, "time": 0x80, "files": 0x400,
}  # fmt: skip


def answer(n):
    for name, flag in FLAGS.items():
        child = os.fork()
        if child == 0:
            libc.unshare(flag)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGSYS:
            return f"unshare {name}"
    return n + 1
