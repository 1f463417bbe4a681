# tries: to change the clock of the host
# entry: calls
# verdict: accepted

import ctypes
import errno
import time

libc = ctypes.CDLL(None, use_errno=True)


def answer(n):
    try:
        time.clock_settime(time.CLOCK_REALTIME, 0)
        return "set"
    except OSError as error:
        found = [errno.errorcode[error.errno]]
    for call in (libc.settimeofday, libc.adjtime):
        found.append(errno.errorcode[ctypes.get_errno()] if call((ctypes.c_long * 2)(1, 0), None) else "set")
    return n + 1 if set(found) == {"ENOSYS"} else str(found)
