# tries: to find any device but those that every program may use
# entry: calls
# verdict: accepted

import os
import stat

HARMLESS = {"null", "zero", "full", "random", "urandom"}


def answer(n):
    found = []
    for folder, _, names in os.walk("/dev"):
        for name in names:
            mode = os.lstat(f"{folder}/{name}").st_mode
            if (stat.S_ISCHR(mode) or stat.S_ISBLK(mode)) and name not in HARMLESS:
                found.append(name)
    for name in ("mem", "kmem", "port", "kmsg", "fuse", "kvm", "net/tun", "loop-control", "vhost-vsock", "sda", "vda"):
        if os.path.lexists(f"/dev/{name}"):
            found.append(name)
    return n + 1 if not found else str(found)
