# tries: to fork where one process is allowed: refused as by an exhausted system (seccomp; then the pids cgroup and RLIMIT_NPROC)
# entry: calls
# verdict: accepted

import os


def answer(n):
    try:
        child = os.fork()
    except BlockingIOError:
        return n + 1
    if child == 0:
        os._exit(0)
    return "forked"
