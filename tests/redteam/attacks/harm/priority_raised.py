# tries: to run before all others: by nice, by real-time classes, by processors of its choice
# entry: calls
# verdict: accepted

import os


def refused(call, *arguments):
    try:
        call(*arguments)
    except PermissionError:
        return True
    return False


def answer(n):
    found = [
        refused(os.nice, -1),
        refused(os.setpriority, os.PRIO_PROCESS, 0, -20),
        refused(os.setpriority, os.PRIO_PGRP, 0, -1),
        refused(os.setpriority, os.PRIO_USER, 0, -1),
        refused(os.sched_setscheduler, 0, os.SCHED_FIFO, os.sched_param(99)),
        refused(os.sched_setscheduler, 0, os.SCHED_RR, os.sched_param(1)),
        refused(os.sched_setscheduler, 0, os.SCHED_IDLE, os.sched_param(0)),
        refused(os.sched_setparam, 0, os.sched_param(1)),
        refused(os.sched_setaffinity, 0, range(64)),
        len(os.sched_getaffinity(0)) == 1,
    ]
    return n + 1 if all(found) else str(found)
