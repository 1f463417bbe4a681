# tries: to become another program, by path and by descriptor, where one process is allowed: refused (seccomp, Landlock)
# entry: calls
# verdict: accepted

import os


def answer(n):
    program = os.open("/usr/bin/true", os.O_RDONLY)
    refused = 0
    for target in ("/usr/bin/true", program, "/usr/bin/su", "/work/none"):
        try:
            os.execve(target, ["true"], {})
        except PermissionError:
            refused += 1
    return n + refused // 4
