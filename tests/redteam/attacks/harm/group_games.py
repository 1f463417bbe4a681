# tries: to join the process group of pid 1, to make one in another session, to lead a second session
# entry: calls
# verdict: accepted

import os


def refused(call, *arguments):
    try:
        call(*arguments)
    except (PermissionError, ProcessLookupError):
        return 1
    return 0


def answer(n):
    count = refused(os.setpgid, 0, 1) + refused(os.setpgid, 1, 0) + refused(os.setsid) + refused(os.getpgid, 99999)
    return n + 1 if count == 4 else f"{count} of 4 refused"
