# tries: to slow pid 1 down, and everybody else with its user id
# entry: calls
# verdict: accepted
# limits: processes = 2

import os


def answer(n):
    for kind, who in ((os.PRIO_PROCESS, 1), (os.PRIO_PGRP, 1), (os.PRIO_USER, 0), (os.PRIO_USER, os.getuid())):
        try:
            os.setpriority(kind, who, 19)
        except (PermissionError, ProcessLookupError):
            pass
    return n + 1
