# tries: to open any device but those that every program may use
# entry: calls
# verdict: accepted
# confined: runtime_error (nothing is mounted there: this place is the host's, and refused)

import os

HARMLESS = {"null", "zero", "full", "random", "urandom"}
KNOWN = ("mem", "kmem", "port", "kmsg", "fuse", "kvm", "net/tun", "loop-control", "vhost-vsock", "sda", "vda", "tty", "ptmx")


def answer(n):
    opened = []
    for name in {*KNOWN, *os.listdir("/dev")} - HARMLESS:
        path = f"/dev/{name}"
        if os.path.isdir(path) or os.path.islink(path):
            continue
        for flags in (os.O_RDONLY, os.O_WRONLY, os.O_RDWR):
            try:
                os.close(os.open(path, flags | os.O_NONBLOCK))
                opened.append(name)
            except OSError:
                pass
    return n + 1 if not opened else str(opened)
