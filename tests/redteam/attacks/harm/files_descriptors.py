# tries: to open more files than allowed, and to raise the limit
# entry: calls
# verdict: accepted

import errno
import os
import resource


def answer(n):
    opened = []
    try:
        while True:
            opened.append(os.open("/dev/null", os.O_RDONLY))
    except OSError as error:
        for file in opened:
            os.close(file)
        if error.errno != errno.EMFILE or len(opened) > 64:
            return f"{len(opened)}: {error}"
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (65, 65))
    except ValueError:
        return n + 1
    return "raised"
